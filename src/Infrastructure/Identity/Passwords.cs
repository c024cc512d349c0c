using Microsoft.AspNetCore.Identity;
using PrescribeRx.Application;
using PrescribeRx.Application.Identity;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Infrastructure.Identity;

internal sealed class Passwords(UserManager<Person> people, ClinicDb db, TimeProvider clock) : IPasswords
{
    /// <summary>Checked against when the address is unknown, so that the answer takes as long.</summary>
    private static readonly string NobodysHash = new PasswordHasher<Person>().HashPassword(null!, "nobody's password");

    public async Task<SignIn.Outcome> Check(string email, string password, CancellationToken ct)
    {
        var person = await people.FindByNameAsync(email);
        if (person is not { IsActive: true, PasswordHash: not null })
        {
            people.PasswordHasher.VerifyHashedPassword(null!, NobodysHash, password);
            return new SignIn.Outcome.NotRecognised();
        }
        if (IsLockedOut(person))
            return await Kept(person, "SignIn", AuditOutcome.NotAllowed, new SignIn.Outcome.LockedOut(), ct);
        if (!await people.CheckPasswordAsync(person, password))
        {
            CountFailure(person);
            return await Kept(person, "SignIn", AuditOutcome.Refused, IsLockedOut(person) ? new SignIn.Outcome.LockedOut() : new SignIn.Outcome.NotRecognised(), ct);
        }
        await people.ResetAccessFailedCountAsync(person);
        return await Kept(person, "SignIn", AuditOutcome.Done, new SignIn.Outcome.SignedIn(person), ct);
    }

    public async Task<string> Hash(Person person, string password, string field)
    {
        foreach (var validator in people.PasswordValidators)
        {
            var result = await validator.ValidateAsync(people, person, password);
            if (!result.Succeeded)
                throw new Refusal($"Use at least {IPasswords.LeastLength} characters. A few words that you can remember do well.", field);
        }
        return people.PasswordHasher.HashPassword(person, password);
    }

    private bool IsLockedOut(Person person) => person.LockedOutUntil > clock.Moment();

    /// <summary>By Identity's limits, though not by its own counting, which knows no clock but the machine's.</summary>
    private void CountFailure(Person person)
    {
        person.FailedSignIns++;
        if (person.FailedSignIns >= people.Options.Lockout.MaxFailedAccessAttempts)
            (person.FailedSignIns, person.LockedOutUntil) = (0, clock.Moment() + people.Options.Lockout.DefaultLockoutTimeSpan);
    }

    private async Task<SignIn.Outcome> Kept(Person person, string deed, AuditOutcome ended, SignIn.Outcome outcome, CancellationToken ct)
    {
        db.Add(new AuditEntry(person.Clinic, clock.NewId(), clock.Moment(), person.Id, deed, ended, null, []));
        await db.SaveChangesAsync(ct);
        return outcome;
    }
}
