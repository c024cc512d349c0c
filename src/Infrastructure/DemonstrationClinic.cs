using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application;
using PrescribeRx.Application.Identity;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Infrastructure;

/// <summary>
/// A clinic to look around in: three people, twelve patients, and eight weeks of diary up to yesterday. All of it goes through
/// the domain's own doors, so it obeys what real records obey. Signs its scope in as the lead: give it a scope of its own.
/// </summary>
public sealed class DemonstrationClinic(
    ClinicDb db, IPeople people, IPatients patients, IPasswords passwords, Caller caller, StretchCatalog catalog, PrecautionRules rules, TimeProvider clock)
{
    public const string Lead = "lead@riverside.example";
    public const string Clinician = "clinician@riverside.example";
    public const string Assistant = "assistant@riverside.example";
    public const string Password = "demonstration only";

    private const string Name = "Riverside Physiotherapy (demonstration)";
    private const string Telephone = "020 7946 0123";
    private const string Hours = "Monday to Friday, 8 am to 6 pm";
    private const string Contact = "This clinic does not exist.";
    private static readonly Zone London = Zone.Of("Europe/London");
    private static readonly TimeSpan Age = TimeSpan.FromDays(70);

    /// <summary>Makes the clinic, unless there is any clinic already.</summary>
    public async Task Make(CancellationToken ct)
    {
        if (await people.AnyClinic(ct))
            return;
        try
        {
            await db.Database.CreateExecutionStrategy().ExecuteAsync(() => MakeAtOnce(clock.Moment(), ct));
        }
        catch (Refusal)
        {
            // Another instance that started at the same moment may have come first; anything else is told.
            db.ChangeTracker.Clear();
            if (!await people.AnyClinic(ct))
                throw;
        }
    }

    private async Task MakeAtOnce(DateTimeOffset now, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var staff = await Open(now - Age, ct);
        caller.Is(staff.Lead, staff.Clinic, null);
        foreach (var tell in DemonstrationPatients.All)
        {
            var story = new DemonstrationStory(staff, catalog, rules, await patients.NextNumber(ct), now);
            tell(story);
            db.AddRange(story.Facts);
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task<DemonstrationStaff> Open(DateTimeOffset at, CancellationToken ct)
    {
        var clinic = Clinic.Open(Guid.CreateVersion7(at), Name, London, Telephone, Hours, at, Contact);
        var lead = await Employ(clinic, "Ruth Sample", Lead, Roles.Lead | Roles.Clinician, "Physiotherapist, DEMO-0001 (fictitious)", at);
        var clinician = await Employ(clinic, "Daniel Pattern", Clinician, Roles.Clinician, "Physiotherapist, DEMO-0002 (fictitious)", at);
        var assistant = await Employ(clinic, "Leila Mithal", Assistant, Roles.Assistant, null, at);
        people.Open(clinic, lead);
        people.Add(clinician);
        people.Add(assistant);
        db.AddRange(catalog.All.Select(stretch => new StretchApproval(clinic.Id, stretch.Key, stretch.Edition, lead.Id, at.AddHours(1))));
        await people.Save(ct);
        return new(clinic, lead, clinician, assistant);
    }

    private async Task<Person> Employ(Clinic clinic, string name, string email, Roles roles, string? registration, DateTimeOffset at)
    {
        var person = Person.Add(clinic.Id, Guid.CreateVersion7(at), name, email, roles, registration, at);
        person.ChoosePassword(await passwords.Hash(person, Password, "Password"));
        return person;
    }
}

internal sealed record DemonstrationStaff(Clinic Clinic, Person Lead, Person Clinician, Person Assistant);
