using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Patients;

public interface IPatients
{
    /// <exception cref="NotFound">No such patient in this clinic.</exception>
    Task<Patient> Find(Guid patient, CancellationToken ct);

    /// <summary>The clinic's next patient number, or the first of many; two people who add at once get two numbers.</summary>
    Task<int> NextNumber(CancellationToken ct, int many = 1);

    void Add(Patient patient);

    Task Save(CancellationToken ct);
}
