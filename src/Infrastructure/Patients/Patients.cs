using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Infrastructure.Patients;

internal sealed class Patients(ClinicDb db) : IPatients
{
    public async Task<Patient> Find(Guid patient, CancellationToken ct) =>
        await db.Set<Patient>().Include(one => one.Facts).FirstOrDefaultAsync(one => one.Id == patient, ct) ?? throw new NotFound();

    public async Task<int> NextNumber(CancellationToken ct, int many = 1)
    {
        await db.Set<Clinic>().ExecuteUpdateAsync(clinic => clinic.SetProperty(one => one.PatientsNumbered, one => one.PatientsNumbered + many), ct);
        return await db.Of<Clinic>().Select(clinic => clinic.PatientsNumbered).FirstAsync(ct) - many + 1;
    }

    public void Add(Patient patient) => db.Add(patient);

    public Task Save(CancellationToken ct) =>
        db.SaveOrRefuse("Somebody else changed this patient after you opened the page. Nothing was overwritten: look again, then make your change.", ct);
}
