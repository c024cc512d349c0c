using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application;

/// <summary>The person or the patient whose request this is, and their clinic. Nobody, until a request is known to come from somebody.</summary>
public sealed class Caller
{
    private SafetyPolicy? policy;

    public Person? Person { get; private set; }
    public Clinic? Clinic { get; private set; }

    /// <summary>The link by which a patient came; none, when a person of the clinic asks.</summary>
    public PatientLink? Link { get; private set; }

    /// <summary>The wall: every query begins from this clinic. Of nobody it is a clinic that has no rows.</summary>
    public Guid ClinicId => Clinic?.Id ?? Guid.Empty;

    public Guid PersonId => Person?.Id ?? Guid.Empty;

    /// <summary>The safety policy of the clinic that is in force; ours, until its lead has decided.</summary>
    public SafetyPolicy Policy => policy ?? SafetyPolicy.BuiltIn(ClinicId);

    /// <summary>In which the patient who asks reads best; none, when a person of the clinic asks.</summary>
    public Language? Language { get; private set; }

    public void Is(Person person, Clinic clinic, SafetyPolicy? inForce) => (Person, Link, Language, Clinic, policy) = (person, null, null, clinic, inForce);

    /// <summary>A patient asks by their own link. They are no person of the clinic, and have no right of one.</summary>
    public void IsPatient(LinkHolder holder) => (Person, Link, Language, Clinic, policy) = (null, holder.Link, holder.Patient.Language, holder.Clinic, holder.Policy);

    /// <summary>Nobody asks: the program itself looks after a clinic.</summary>
    public void IsNobodyOf(Clinic clinic, SafetyPolicy? inForce) => (Person, Link, Language, Clinic, policy) = (null, null, null, clinic, inForce);

    public bool May(Right right) => Person is { IsActive: true } person && person.Roles.Allow(right);

    /// <summary>Whether the patient themselves asks.</summary>
    public bool IsPatient(Guid patient) => Link is { } link && link.Patient == patient;

    /// <summary>Somebody tells something new, be it a person or a patient; the program by itself does not.</summary>
    public bool IsSomebody => Person is not null || Link is not null;
}
