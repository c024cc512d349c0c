using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application;

/// <summary>The person whose request this is, and their clinic. Nobody, until a request is known to come from somebody.</summary>
public sealed class Caller
{
    public Person? Person { get; private set; }
    public Clinic? Clinic { get; private set; }

    /// <summary>The wall: every query begins from this clinic. Of nobody it is a clinic that has no rows.</summary>
    public Guid ClinicId => Clinic?.Id ?? Guid.Empty;

    public Guid PersonId => Person?.Id ?? Guid.Empty;

    public void Is(Person person, Clinic clinic) => (Person, Clinic) = (person, clinic);

    public bool May(Right right) => Person is { IsActive: true } person && person.Roles.Allow(right);
}
