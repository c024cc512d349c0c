using MediatR;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Adherence;

/// <summary>Compares a week that was typed a second time with what stands. Stores nothing: what is chosen then goes through <see cref="RecordWeek"/>.</summary>
[MayBeSentTwice("It compares, and changes nothing.")]
[Needs(Right.KeepDiary)]
public sealed record CheckWeek(Guid Patient, Guid Prescription, DateOnly Monday, IReadOnlyList<WeekCell> Cells, IReadOnlyList<WeekDay> Days) : IRequest<WeekChecked>, IAboutPatient;

public sealed record WeekChecked(WeekSheet Sheet, SecondTyping Typing);

public sealed class CheckWeekHandler(ICareRecords records, StretchCatalog catalog, Caller caller, TimeProvider clock) : IRequestHandler<CheckWeek, WeekChecked>
{
    public async Task<WeekChecked> Handle(CheckWeek request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var prescription = record.Find(request.Prescription) ?? throw new NotFound();
        var sheet = new WeekSheet(record, prescription, catalog, request.Monday);
        RefuseWhatCouldNotBeStored(sheet, request, record.Today);
        return new(sheet, new(sheet, request.Cells, request.Days));
    }

    /// <summary>What is wrong is told while the sheet is at hand, by the rules that storing it has.</summary>
    private void RefuseWhatCouldNotBeStored(WeekSheet sheet, CheckWeek request, DateOnly today) =>
        sheet.Transcribe(request.Cells, request.Days, Guid.Empty, id => new(caller.ClinicId, id, request.Patient, Source.Paper, caller.PersonId, clock.Moment(), today, id));
}
