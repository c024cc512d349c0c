using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

/// <summary>One alert with all its causes, and those who could look after it.</summary>
[Needs(Right.ReadPatients)]
public sealed record ReadAlert(Guid Alert) : IRequest<AlertView>;

public sealed record AlertView(Alert Alert, string PatientName, Zone Zone, string OwnerName, string? ClosedBy, IReadOnlyList<Person> Owners, DateTimeOffset Now) : IAboutPatient
{
    public Guid Patient => Alert.Patient;
}

public sealed class ReadAlertHandler(IRecords records, IAlerts alerts, TimeProvider clock) : IRequestHandler<ReadAlert, AlertView>
{
    public async Task<AlertView> Handle(ReadAlert request, CancellationToken cancellationToken)
    {
        var found = await (
            from alert in records.Of<Alert>().Include(alert => alert.Causes)
            join patient in records.Of<Patient>() on alert.Patient equals patient.Id
            join owner in records.Of<Person>() on alert.Owner equals owner.Id
            where alert.Id == request.Alert
            select new { alert, patient.Name, patient.Zone, Owner = owner.Name }).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound();
        var closedBy = found.alert.ClosedBy is { } closer
            ? await records.Of<Person>().Where(person => person.Id == closer).Select(person => person.Name).FirstAsync(cancellationToken)
            : null;
        return new(found.alert, found.Name, found.Zone, found.Owner, closedBy, await alerts.Owners(cancellationToken), clock.Moment());
    }
}
