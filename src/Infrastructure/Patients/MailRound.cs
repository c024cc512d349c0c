using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrescribeRx.Application;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Infrastructure.Patients;

/// <summary>
/// Writes the reminders that are due into the outbox, and sends what waits there. Any number of instances may run it: each
/// letter is taken by one of them, for a while; whoever dies with it leaves it to the others, so it goes out at least once.
/// </summary>
public sealed class MailRound(IServiceScopeFactory scopes, IPost post, TimeProvider clock, ILogger<MailRound> log)
    : Round(scopes, Every, "E-mail could not be looked after", log)
{
    private const int AtATime = 20;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => post.IsOpen ? base.ExecuteAsync(stoppingToken) : Task.CompletedTask;

    protected override async Task All(CancellationToken ct)
    {
        while (await Go(ct) >= AtATime)
        {
        }
    }

    /// <summary>Thinks of some of what is due, sends some of what waits, and says how many it looked at.</summary>
    public async Task<int> Go(CancellationToken ct) => await Think(ct) + await Send(ct);

    private async Task<int> Think(CancellationToken ct)
    {
        var now = clock.Moment();
        var due = await Ask(db => db.Of<PatientReminder>().IgnoreQueryFilters().IgnoreAutoIncludes().Where(one => one.NextMailAt <= now)
            .OrderBy(one => one.NextMailAt).Select(one => new { one.Clinic, one.Patient }).Take(AtATime).ToListAsync(ct));
        foreach (var one in due)
            await In(one.Clinic, null, services => Think(services, one.Patient, ct), ct);
        return due.Count;
    }

    private async Task Think(IServiceProvider services, Guid patient, CancellationToken ct)
    {
        try
        {
            await services.GetRequiredService<IAuditLog>().Together(() => services.GetRequiredService<ReminderMail>().Think(patient, ct), _ => null, ct);
        }
        catch (Refusal)
        {
            // Another instance thought of it at the same moment.
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // One that cannot be thought of must not keep the others from it.
            log.LogWarning("The reminder of patient {Patient} could not be written ({Failure}); it is tried again in {Hours} hour.", patient, failed.GetType().Name, AfterFailure.TotalHours);
            await Ask(db => db.Set<PatientReminder>().IgnoreQueryFilters().Where(one => one.Patient == patient)
                .ExecuteUpdateAsync(one => one.SetProperty(row => row.NextMailAt, clock.Moment() + AfterFailure), ct));
        }
    }

    private async Task<int> Send(CancellationToken ct)
    {
        var now = clock.Moment();
        var waiting = await Ask(db => db.Of<OutboxMail>().IgnoreQueryFilters().Where(mail => mail.NextTryAt <= now)
            .OrderBy(mail => mail.NextTryAt).Select(mail => new { mail.Clinic, mail.Id, mail.Attempts }).Take(AtATime).ToListAsync(ct));
        foreach (var mail in waiting)
        {
            if (await Take(mail.Clinic, mail.Id, mail.Attempts, ct))
                await In(mail.Clinic, null, services => Send(services, mail.Id, ct), ct);
        }
        return waiting.Count;
    }

    /// <summary>Of two instances that want one letter, the second finds that its attempts have been counted on.</summary>
    private async Task<bool> Take(Guid clinic, Guid id, int attempts, CancellationToken ct) => await Ask(db => db.Set<OutboxMail>().IgnoreQueryFilters()
        .Where(mail => mail.Clinic == clinic && mail.Id == id && mail.Attempts == attempts && mail.NextTryAt != null)
        .ExecuteUpdateAsync(mail => mail.SetProperty(row => row.Attempts, attempts + 1).SetProperty(row => row.NextTryAt, clock.Moment() + OutboxMail.Lease), ct)) == 1;

    private async Task Send(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var db = services.GetRequiredService<ClinicDb>();
        var mail = await db.Set<OutboxMail>().SingleAsync(one => one.Id == id, ct);
        try
        {
            if (mail.IsWornOut)
                mail.GiveUp("It was tried too often.", clock.Moment());
            else if (await services.GetRequiredService<ReminderMail>().Write(mail, ct) is { } letter)
                await Send(mail, letter, ct);
            else
                mail.WasNotNeeded(clock.Moment());
        }
        catch (NotSent not)
        {
            mail.Failed(not.Message, clock.Moment());
            log.LogWarning("E-mail {Mail} was not sent at attempt {Attempt}: {Reason}", mail.Id, mail.Attempts, not.Message);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            mail.Failed("Something went wrong here.", clock.Moment());
            log.LogWarning("E-mail {Mail} could not be written at attempt {Attempt} ({Failure}).", mail.Id, mail.Attempts, failed.GetType().Name);
        }
        // Noted even if the program is being stopped: what has gone must not go again.
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private async Task Send(OutboxMail mail, Letter letter, CancellationToken ct)
    {
        await post.Send(letter, ct);
        mail.WasSent(clock.Moment());
    }
}
