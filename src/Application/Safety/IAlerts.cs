using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

public interface IAlerts
{
    /// <exception cref="NotFound">There is no such alert in this clinic.</exception>
    Task<Alert> Find(Guid alert, CancellationToken ct);

    /// <summary>A patient's open alerts, to add causes to.</summary>
    Task<IReadOnlyList<Alert>> OpenOf(Guid patient, CancellationToken ct);

    /// <summary>A patient's open alerts with their causes, to read: the one that is due first comes first.</summary>
    Task<IReadOnlyList<Alert>> ReadOpenOf(Guid patient, CancellationToken ct);

    /// <summary>The people of the clinic who can look after an alert: clinicians first to last by name, then leads.</summary>
    Task<IReadOnlyList<Person>> Owners(CancellationToken ct);

    void Add(Alert alert);

    /// <summary>Lets one look at a patient at a time, until the transaction ends: two that raise the same would else break each other.</summary>
    Task Hold(Guid patient, CancellationToken ct);

    /// <summary>When the patient is to be looked at again, though nothing was told.</summary>
    void LookAgain(Patient patient, DateTimeOffset at);

    /// <summary>All patients of the clinic are to be looked at again from that moment: a rule has changed.</summary>
    Task LookAgainAtAll(DateTimeOffset from, CancellationToken ct);

    /// <exception cref="Domain.Refusal">Somebody else saved it in the meantime; nothing was overwritten.</exception>
    Task Save(CancellationToken ct);
}
