using MediatR;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Application.Prescribing;

/// <summary>Keeps the stretches of a plan under a name, for the caller alone. One that has the name already is replaced only if that is asked for.</summary>
[Needs(Right.Prescribe)]
public sealed record SaveTemplate(Guid Patient, Guid Prescription, string? Name, string? Goal, bool Replaces) : IRequest<Unit>, IAboutPatient;

public sealed class SaveTemplateHandler(IPrescriptions prescriptions, IPatients patients, ITemplates templates, Caller caller, TimeProvider clock)
    : IRequestHandler<SaveTemplate, Unit>, IRequestHandler<SaveClinicTemplate, Unit>
{
    public Task<Unit> Handle(SaveTemplate request, CancellationToken cancellationToken) =>
        Save(request.Patient, request.Prescription, new(caller.ClinicId, caller.PersonId, caller.PersonId, request.Name, request.Goal, request.Replaces), cancellationToken);

    public Task<Unit> Handle(SaveClinicTemplate request, CancellationToken cancellationToken) =>
        Save(request.Patient, request.Prescription, new(caller.ClinicId, caller.ClinicId, caller.PersonId, request.Name, request.Goal, request.Replaces), cancellationToken);

    private async Task<Unit> Save(Guid patient, Guid prescription, TemplateToSave saved, CancellationToken ct)
    {
        var found = await prescriptions.Find(patient, prescription, ct);
        var others = await templates.Of(saved.Owner, ct);
        templates.Keep(SavedTemplate.Save(saved, found.Draft ?? found.Signed!, await patients.Find(patient, ct), others, clock.NewId(), clock.Moment()));
        await templates.Save(ct);
        return Unit.Value;
    }
}
