using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrescribeRx.Application;

namespace PrescribeRx.Infrastructure;

/// <summary>A form that was sent, and done. It holds nothing of what was filled in but a hash.</summary>
public sealed class SentForm(Guid clinic, string id, string content, Guid by, DateTimeOffset at)
{
    public Guid Clinic { get; private set; } = clinic;
    public string Id { get; private set; } = id;
    public string Content { get; private set; } = content;
    public Guid By { get; private set; } = by;
    public DateTimeOffset At { get; private set; } = at;

    /// <summary>Where the person was led afterwards, an address of the portal.</summary>
    public string? LedTo { get; private set; }
}

internal sealed class SentFormTable : IEntityTypeConfiguration<SentForm>
{
    public const int MostAddress = 400;
    private const int MostHash = 64;

    public void Configure(EntityTypeBuilder<SentForm> builder)
    {
        builder.ToTable("sent_forms").HasKey(form => new { form.Clinic, form.Id });
        builder.PointsAtPerson(nameof(SentForm.By));
        builder.Property(form => form.Id).HasMaxLength(MostHash);
        builder.Property(form => form.Content).HasMaxLength(MostHash);
        builder.Property(form => form.LedTo).HasMaxLength(MostAddress);
        builder.HasIndex(form => form.At);
    }
}

internal sealed class Submissions(ClinicDb db, Caller caller, TimeProvider clock) : ISubmissions
{
    public async Task Take(Submission submission, CancellationToken ct)
    {
        db.Add(new SentForm(caller.ClinicId, submission.Id!, submission.Content, caller.PersonId, clock.Moment()));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException failed) when (failed.BreaksUniqueKey())
        {
            throw new SentBefore();
        }
    }

    /// <summary>The browser that pressed twice has let go of the first request; where it would have led is kept all the same.</summary>
    public async Task LedTo(Submission submission, string address)
    {
        if (address.Length <= SentFormTable.MostAddress)
            await db.Set<SentForm>().Where(form => form.Id == submission.Id).ExecuteUpdateAsync(form => form.SetProperty(row => row.LedTo, address), CancellationToken.None);
    }

    public async Task<Sent> Before(Submission submission, CancellationToken ct)
    {
        var sent = await db.Of<SentForm>().SingleAsync(form => form.Id == submission.Id, ct);
        return new(sent.Content == submission.Content, sent.LedTo);
    }
}

/// <summary>Forgets forms that were sent so long ago that no page with them is open any more.</summary>
public sealed class SubmissionRound(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SubmissionRound> log) : Round(scopes, Every, "Forms sent long ago could not be forgotten", log)
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    protected override Task All(CancellationToken ct) => Go(ct);

    public Task<int> Go(CancellationToken ct)
    {
        var before = clock.Moment() - KeptFor;
        return Ask(db => db.Set<SentForm>().IgnoreQueryFilters().Where(form => form.At < before).ExecuteDeleteAsync(ct));
    }
}
