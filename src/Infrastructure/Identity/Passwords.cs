using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
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
        await Hold(person, ct);
        var at = clock.Moment();
        if (person.IsLockedOutAt(at))
            return await Kept(person, AuditOutcome.NotAllowed, new SignIn.Outcome.LockedOut(), ct);
        if (await people.CheckPasswordAsync(person, password))
        {
            person.SignedIn();
            return await Kept(person, AuditOutcome.Done, new SignIn.Outcome.SignedIn(person), ct);
        }
        person.SignInFailed(at);
        return await Kept(person, AuditOutcome.Refused, person.IsLockedOutAt(at) ? new SignIn.Outcome.LockedOut() : new SignIn.Outcome.NotRecognised(), ct);
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

    /// <summary>Holds the row to the end of the transaction, so that guesses sent at once are checked and counted one after the other.</summary>
    private async Task Hold(Person person, CancellationToken ct)
    {
        await db.Set<Person>().IgnoreQueryFilters().Where(one => one.Clinic == person.Clinic && one.Id == person.Id)
            .ExecuteUpdateAsync(one => one.SetProperty(held => held.FailedSignIns, held => held.FailedSignIns), ct);
        await db.Entry(person).ReloadAsync(ct);
    }

    private async Task<SignIn.Outcome> Kept(Person person, AuditOutcome ended, SignIn.Outcome outcome, CancellationToken ct)
    {
        db.Add(new AuditEntry(person.Clinic, clock.NewId(), clock.Moment(), person.Id, nameof(SignIn), ended, null, []));
        await db.SaveChangesAsync(ct);
        return outcome;
    }
}
