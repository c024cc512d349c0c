using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

/// <summary>Records something that went wrong, or tells of it again with what is known now.</summary>
[Needs(Right.RecordAdverseEvents)]
public sealed record RecordAdverseEvent(Guid Patient, AdverseEventFacts Facts, Guid? Supersedes) : IRequest<Guid>, IAboutPatient;

public sealed class RecordAdverseEventHandler(IAdverseEvents events, IPatients patients, IRecords records, AlertWatch watch, Caller caller, TimeProvider clock)
    : IRequestHandler<RecordAdverseEvent, Guid>
{
    public async Task<Guid> Handle(RecordAdverseEvent request, CancellationToken cancellationToken)
    {
        var patient = await patients.Find(request.Patient, cancellationToken);
        await RefuseWhatIsNotTheirs(request, cancellationToken);
        var at = clock.Moment();
        var happened = AdverseEvent.Record(caller.ClinicId, clock.NewId(), patient.Id, request.Facts, request.Supersedes, patient.Today(at), caller.PersonId, at);
        await events.Append(happened, cancellationToken);
        await watch.Over(patient.Id, cancellationToken, happened.Calls());
        return happened.Id;
    }

    private async Task RefuseWhatIsNotTheirs(RecordAdverseEvent request, CancellationToken ct)
    {
        var (prescription, item) = (request.Facts.Prescription, request.Facts.Item);
        if (item is not null && !await records.Of<Prescription>().AnyAsync(one => one.Id == prescription && one.Patient == request.Patient && one.Versions.Any(version => version.Stretches.Any(stretch => stretch.Item == item)), ct))
            throw new Refusal("Choose a stretch that this patient has.", "Item");
        if (request.Supersedes is { } earlier && !await records.Of<AdverseEvent>().AnyAsync(one => one.Id == earlier && one.Patient == request.Patient, ct))
            throw new NotFound();
    }
}
