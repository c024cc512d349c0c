using MediatR;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Adherence;

/// <summary>Types a week of a paper diary in. <paramref name="Submission"/> names one form as it was opened: sent twice, it is stored once.</summary>
[MayBeSentTwice("What it says is stored once by itself.")]
[Needs(Right.KeepDiary)]
public sealed record RecordWeek(Guid Patient, Guid Prescription, DateOnly Monday, IReadOnlyList<WeekCell> Cells, IReadOnlyList<WeekDay> Days, Guid Submission)
    : IRequest<WeekRecorded>, IAboutPatient;

/// <param name="ToPassOn">What the symptom rules ask for, the gravest first, for whoever speaks with the patient.</param>
public sealed record WeekRecorded(int Entries, int Notes, IReadOnlyList<SymptomAdvice> ToPassOn);

public sealed class RecordWeekHandler(IDiary diary, StretchCatalog catalog, AlertWatch watch, Caller caller, TimeProvider clock) : IRequestHandler<RecordWeek, WeekRecorded>
{
    public async Task<WeekRecorded> Handle(RecordWeek request, CancellationToken cancellationToken)
    {
        var record = await watch.Hold(request.Patient, cancellationToken);
        var prescription = record.Find(request.Prescription) ?? throw new NotFound();
        var at = clock.Moment();
        var (entries, notes) = new WeekSheet(record, prescription, catalog, request.Monday).Transcribe(
            request.Cells, request.Days, request.Submission,
            clientId => new(caller.ClinicId, clock.NewId(), request.Patient, Source.Paper, caller.PersonId, at, record.Today, clientId));
        diary.Add(entries, notes);
        var told = record.With(entries, notes);
        await watch.Look(told, cancellationToken);
        await diary.Save(cancellationToken);
        return new(entries.Count, notes.Count, DaySheet.ToPassOn(told, entries, notes, catalog));
    }
}
