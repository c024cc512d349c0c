using MediatR;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Application.Adherence;

/// <summary>A week of the diary of one prescription; the week of today unless a day is given.</summary>
[Needs(Right.ReadPatients)]
public sealed record ReadWeek(Guid Patient, Guid Prescription, DateOnly? AnyDay) : IRequest<WeekView>, IAboutPatient;

/// <param name="Photos">Of the paper that it was typed from.</param>
public sealed record WeekView(CareRecord Record, Prescription Prescription, WeekSheet Sheet, IReadOnlyList<SheetPhoto> Photos);

public sealed class ReadWeekHandler(ICareRecords records, ISheetPhotos photos, StretchCatalog catalog) : IRequestHandler<ReadWeek, WeekView>
{
    public async Task<WeekView> Handle(ReadWeek request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var prescription = record.Find(request.Prescription) ?? throw new NotFound();
        var sheet = new WeekSheet(record, prescription, catalog, request.AnyDay ?? record.Today);
        return new(record, prescription, sheet, await photos.Of(prescription.Id, sheet.Monday, cancellationToken));
    }
}
