using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Application.Adherence;

/// <summary>Everything that was told of one day of a diary, corrected facts too.</summary>
[Needs(Right.ReadPatients)]
public sealed record ReadDiaryDay(Guid Patient, Guid Prescription, DateOnly On) : IRequest<DiaryDayView>, IAboutPatient;

/// <param name="Names">Who typed, of the people of the clinic.</param>
public sealed record DiaryDayView(CareRecord Record, Prescription Prescription, DiaryDay Day, IReadOnlyDictionary<Guid, string> Names)
{
    public string WhoTyped(Guid? person) => person is { } by ? Names[by] : "the patient";
}

public sealed class ReadDiaryDayHandler(ICareRecords records, IRecords rows, StretchCatalog catalog) : IRequestHandler<ReadDiaryDay, DiaryDayView>
{
    public async Task<DiaryDayView> Handle(ReadDiaryDay request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var prescription = record.Find(request.Prescription) ?? throw new NotFound();
        if (request.On > record.Today)
            throw new Refusal("This day has not come yet.");
        var day = DiaryDay.Of(record, prescription, catalog, request.On);
        return new(record, prescription, day, await NamesOf(day, cancellationToken));
    }

    private async Task<IReadOnlyDictionary<Guid, string>> NamesOf(DiaryDay day, CancellationToken ct)
    {
        var typed = day.Lines.SelectMany(line => line.Facts.Select(told => (Guid?)told.Fact.TypedBy))
            .Concat(day.Notes.Select(told => (Guid?)told.Fact.TypedBy)).OfType<Guid>().Distinct().ToList();
        return await rows.Of<Person>().Where(person => typed.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, ct);
    }
}
