using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

/// <summary>The inbox: open alerts, what is due first on top; the caller's own, or those of the whole clinic.</summary>
[Needs(Right.ReadPatients)]
public sealed record ReadAlerts(bool OfEverybody, int Page) : IRequest<AlertInbox>;

public sealed record AlertInbox(IReadOnlyList<AlertLine> Lines, int Own, int OfEverybody, int Page, bool HasMore, DateTimeOffset Now) : INamesPatients
{
    public const int PerPage = 25;

    public IReadOnlyList<Guid> PatientsShown => [.. Lines.Select(line => line.Alert.Patient).Distinct()];
}

public sealed record AlertLine(Alert Alert, string PatientName, string OwnerName);

public sealed class ReadAlertsHandler(IRecords records, Caller caller, TimeProvider clock) : IRequestHandler<ReadAlerts, AlertInbox>
{
    public async Task<AlertInbox> Handle(ReadAlerts request, CancellationToken cancellationToken)
    {
        var page = Math.Clamp(request.Page, 1, 10_000);
        var open = records.Of<Alert>().Where(alert => alert.ClosedAt == null);
        var counted = await open.GroupBy(alert => alert.Owner == caller.PersonId).Select(group => new { Own = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var found = await (
            from alert in open.Include(alert => alert.Causes)
            join patient in records.Of<Patient>() on alert.Patient equals patient.Id
            join owner in records.Of<Person>() on alert.Owner equals owner.Id
            where request.OfEverybody || alert.Owner == caller.PersonId
            orderby alert.DueAt, alert.Id
            select new AlertLine(alert, patient.Name, owner.Name)).Skip((page - 1) * AlertInbox.PerPage).Take(AlertInbox.PerPage + 1).ToListAsync(cancellationToken);
        return new(
            [.. found.Take(AlertInbox.PerPage)], counted.Where(one => one.Own).Sum(one => one.Count), counted.Sum(one => one.Count),
            page, found.Count > AlertInbox.PerPage, clock.Moment());
    }
}
