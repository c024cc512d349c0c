using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Patients;

/// <summary>How the clinic's e-mail fares: how much of it waits, and how much could not be sent of late.</summary>
[Needs(Right.KeepClinic)]
public sealed record ReadOutbox : IRequest<OutboxView>;

/// <param name="IsOpen">Whether e-mail is sent at all.</param>
/// <param name="LastFailure">Why the latest that failed did; nothing, if none did.</param>
public sealed record OutboxView(bool IsOpen, int Waiting, int GivenUp, string? LastFailure)
{
    public const int LookBackDays = 30;
}

public sealed class ReadOutboxHandler(IRecords records, IPost post, IPublicAddresses addresses, TimeProvider clock) : IRequestHandler<ReadOutbox, OutboxView>
{
    public async Task<OutboxView> Handle(ReadOutbox request, CancellationToken cancellationToken)
    {
        var since = clock.Moment().AddDays(-OutboxView.LookBackDays);
        var mails = await records.Of<OutboxMail>().Where(mail => mail.DueAt >= since && (mail.Ended == null || mail.Ended == OutboxEnd.GivenUp))
            .GroupBy(mail => mail.Ended).Select(group => new { Ended = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var last = await records.Of<OutboxMail>().Where(mail => mail.DueAt >= since && mail.LastFailure != null && mail.Ended != OutboxEnd.Sent)
            .OrderByDescending(mail => mail.DueAt).Select(mail => mail.LastFailure).FirstOrDefaultAsync(cancellationToken);
        int Of(OutboxEnd? ended) => mails.Find(one => one.Ended == ended)?.Count ?? 0;
        return new(post.IsOpen && addresses.Page is not null, Of(null), Of(OutboxEnd.GivenUp), last);
    }
}
