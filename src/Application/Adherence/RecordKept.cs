using MediatR;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Adherence;

/// <summary>
/// Records what a phone kept while it had no network. Nobody sits before it, so the good is stored and what is refused is named,
/// for the phone to show.
/// </summary>
[ForPatient]
public sealed record RecordKept(Guid Patient, KeptForm Form, Source Source) : IRequest<KeptRecorded>, IAboutPatient;

public sealed record KeptRecorded(int Entries, int Notes, IReadOnlyList<Refusal.Reason> Refused);

public sealed class RecordKeptHandler(IDiary diary, StretchCatalog catalog, AlertWatch watch, Caller caller, TimeProvider clock) : IRequestHandler<RecordKept, KeptRecorded>
{
    public async Task<KeptRecorded> Handle(RecordKept request, CancellationToken cancellationToken)
    {
        // Held before it is read, so that of two that were sent at once the later sees that nothing is left to add.
        var record = await watch.Hold(request.Patient, cancellationToken);
        var at = clock.Moment();
        var facts = request.Form.Judge(
            record, catalog, clientId => new(caller.ClinicId, clock.NewId(), request.Patient, request.Source, By: null, at, record.Today, clientId));
        if (facts.Entries.Count + facts.Notes.Count > 0)
        {
            diary.Add(facts.Entries, facts.Notes);
            // What was told since may stand over it; what hurt then calls for a look all the same.
            await watch.Look(record.With(facts.Entries, facts.Notes), cancellationToken, [.. AlertRules.OfSymptoms(facts.Then.With(facts.Entries, facts.Notes), catalog)]);
            await diary.Save(cancellationToken);
        }
        return new(facts.Entries.Count, facts.Notes.Count, facts.Refused);
    }
}
