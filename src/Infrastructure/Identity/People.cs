using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application;
using PrescribeRx.Application.Identity;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Infrastructure.Identity;

internal sealed class People(ClinicDb db) : IPeople
{
    public async Task<Person> Find(Guid person, CancellationToken ct) =>
        await db.Set<Person>().FirstOrDefaultAsync(one => one.Id == person, ct) ?? throw new NotFound();

    public Task<Person?> WithCode(string codeHash, CancellationToken ct) =>
        db.Set<Person>().IgnoreQueryFilters().FirstOrDefaultAsync(person => person.OneTimeCodeHash == codeHash, ct);

    public Task<bool> AnyClinic(CancellationToken ct) => db.Of<Clinic>().IgnoreQueryFilters().AnyAsync(ct);

    public void Open(Clinic clinic, Person lead)
    {
        db.Add(clinic);
        db.Add(lead);
    }

    public void Add(Person person) => db.Add(person);

    public Task<Clinic> FindClinic(Guid clinic, CancellationToken ct) => db.Set<Clinic>().SingleAsync(one => one.Id == clinic, ct);

    public Task SaveClinic(CancellationToken ct) => db.SaveOrRefuse(Clinic.Stale, ct);

    public async Task<Branding> BrandingOf(Guid clinic, CancellationToken ct) =>
        await db.Set<Branding>().FirstOrDefaultAsync(one => one.Clinic == clinic, ct) ?? db.Add(Branding.Of(clinic)).Entity;

    public Task SaveBranding(CancellationToken ct) => db.SaveOrRefuse(Branding.Stale, ct);

    public Task Save(CancellationToken ct) =>
        db.SaveOrRefuse("Somebody already signs in with this e-mail address, or changed this person a moment ago. Look again, then make your change.", ct, "Email");
}

/// <summary>Who a cookie belongs to, looked up on every request, so that a deactivated person is out at once.</summary>
public sealed class CookieOwner(ClinicDb db)
{
    public Task<Owner?> Find(Guid clinic, Guid person, string stamp, CancellationToken ct) =>
        db.PutTogether<CookieOwnerQuery>().Owner(db, clinic, person, stamp, ct);

    public sealed record Owner(Person Person, Clinic Clinic, SafetyPolicy? Policy);
}

internal sealed class CookieOwnerQuery
{
    public Func<ClinicDb, Guid, Guid, string, CancellationToken, Task<CookieOwner.Owner?>> Owner { get; } = EF.CompileAsyncQuery((ClinicDb db, Guid clinic, Guid person, string stamp, CancellationToken _) => (
        from one in db.Set<Person>().AsNoTracking().IgnoreQueryFilters()
        join home in db.Set<Clinic>().AsNoTracking().IgnoreQueryFilters() on one.Clinic equals home.Id
        where one.Clinic == clinic && one.Id == person && one.SecurityStamp == stamp && one.DeactivatedAt == null
        select new CookieOwner.Owner(one, home, db.Set<SafetyPolicy>().AsNoTracking().IgnoreQueryFilters().Where(policy => policy.Clinic == home.Id).OrderByDescending(policy => policy.Version).FirstOrDefault())).FirstOrDefault());
}
