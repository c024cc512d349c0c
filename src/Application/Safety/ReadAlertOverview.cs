using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

/// <summary>How the clinic keeps up with its alerts: what is open, what is overdue, and how long it took to act.</summary>
[Needs(Right.OverseeAlerts)]
public sealed record ReadAlertOverview : IRequest<AlertOverview>;

public sealed record AlertOverview(IReadOnlyList<AlertsOfOwner> Owners, IReadOnlyList<AlertsOfKind> Kinds, DateOnly Since);

public sealed class ReadAlertOverviewHandler(IRecords records, Caller caller, TimeProvider clock) : IRequestHandler<ReadAlertOverview, AlertOverview>
{
    private const int Days = 90;

    public async Task<AlertOverview> Handle(ReadAlertOverview request, CancellationToken cancellationToken)
    {
        var now = clock.Moment();
        var since = now.AddDays(-Days);
        var alerts = await records.Of<Alert>().Where(alert => alert.ClosedAt == null || alert.ClosedAt > since).ToListAsync(cancellationToken);
        var names = await records.Of<Person>().ToDictionaryAsync(person => person.Id, person => person, cancellationToken);
        return new(
            [.. alerts.GroupBy(alert => alert.Owner).Select(group => new AlertsOfOwner(names[group.Key].Name, names[group.Key].IsActive, AlertCount.Of(group, now))).OrderBy(owner => owner.Name, StringComparer.Ordinal)],
            [.. alerts.GroupBy(alert => alert.Kind).OrderBy(group => group.Key).Select(group => new AlertsOfKind(group.Key, AlertCount.Of(group, now)))],
            caller.Clinic!.Zone.DateAt(since));
    }
}
