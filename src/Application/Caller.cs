using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application;

/// <summary>The person whose request this is, and their clinic. Nobody, until a request is known to come from somebody.</summary>
public sealed class Caller
{
    private SafetyPolicy? policy;

    public Person? Person { get; private set; }
    public Clinic? Clinic { get; private set; }

    /// <summary>The wall: every query begins from this clinic. Of nobody it is a clinic that has no rows.</summary>
    public Guid ClinicId => Clinic?.Id ?? Guid.Empty;

    public Guid PersonId => Person?.Id ?? Guid.Empty;

    /// <summary>The safety policy of the clinic that is in force; ours, until its lead has decided.</summary>
    public SafetyPolicy Policy => policy ?? SafetyPolicy.BuiltIn(ClinicId);

    public void Is(Person person, Clinic clinic, SafetyPolicy? inForce) => (Person, Clinic, policy) = (person, clinic, inForce);

    /// <summary>Nobody asks: the program itself looks after a clinic.</summary>
    public void IsNobodyOf(Clinic clinic, SafetyPolicy? inForce) => (Person, Clinic, policy) = (null, clinic, inForce);

    public bool May(Right right) => Person is { IsActive: true } person && person.Roles.Allow(right);
}
