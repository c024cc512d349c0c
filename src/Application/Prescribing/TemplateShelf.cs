using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Application.Prescribing;

/// <summary>Templates as they are kept and taken out of use, whosever they are: a person's, or the clinic's, which is then the owner.</summary>
public sealed class TemplateShelf(IPrescriptions prescriptions, IPatients patients, ITemplates templates, Caller caller, TimeProvider clock)
{
    public async Task Save(Guid owner, Guid patient, Guid prescription, string? name, string? goal, bool replaces, CancellationToken ct)
    {
        var found = await prescriptions.Find(patient, prescription, ct);
        var others = await templates.Of(owner, ct);
        templates.Keep(SavedTemplate.Save(
            new(caller.ClinicId, owner, caller.PersonId, name, goal, replaces), found.Draft ?? found.Signed!, await patients.Find(patient, ct), others, clock.NewId(), clock.Moment()));
        await templates.Save(ct);
    }

    public async Task Retire(Guid owner, Guid? template, CancellationToken ct)
    {
        var chosen = template ?? throw new Refusal("Choose the template to withdraw.", "Template");
        (await templates.Find(owner, chosen, ct)).Retire(caller.PersonId, clock.Moment());
        await templates.Save(ct);
    }
}
