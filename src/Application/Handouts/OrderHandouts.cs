using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Application.Handouts;

/// <summary>Orders the handouts of several patients, one of each prescription that runs. They are made in the background.</summary>
/// <param name="Format">As each patient reads best, unless one is asked for.</param>
/// <param name="Search">Everybody whom this search finds, instead of those named; all, where it is empty.</param>
[Needs(Right.ProduceHandouts)]
public sealed record OrderHandouts(IReadOnlyList<Guid> Patients, BatchKind Kind, HandoutFormat? Format = null, OrderHandouts.Everybody? Search = null) : IRequest<BatchOrdered>
{
    public sealed record Everybody(string? Found);
}

public sealed record BatchOrdered(Guid Batch, IReadOnlyList<Guid> PatientsShown) : INamesPatients;

public sealed class OrderHandoutsHandler(IRecords records, IHandoutBatches batches, Caller caller, TimeProvider clock) : IRequestHandler<OrderHandouts, BatchOrdered>
{
    public async Task<BatchOrdered> Handle(OrderHandouts request, CancellationToken cancellationToken)
    {
        var patients = await Patients(request, cancellationToken);
        var batch = HandoutBatch.Order(caller.ClinicId, clock.NewId(), request.Kind, request.Format, patients.Count, caller.PersonId, clock.Moment());
        var prescriptions = (await records.Of<Prescription>().Where(one => patients.Contains(one.Patient)).Include(one => one.Versions).Include(one => one.Events)
            .OrderBy(one => one.StartedAt).ThenBy(one => one.Id).ToListAsync(cancellationToken)).ToLookup(one => one.Patient);
        var lines = patients.SelectMany(patient => Wanted([.. prescriptions[patient]]).Select(prescription => (patient, prescription)));
        batches.Add(batch, [.. lines.Select((line, before) => HandoutBatchLine.Of(batch, before + 1, line.patient, line.prescription))]);
        await batches.Save(cancellationToken);
        return new(batch.Id, patients);
    }

    /// <summary>By name, as they are given out. One more than allowed is enough to refuse.</summary>
    private Task<List<Guid>> Patients(OrderHandouts request, CancellationToken ct)
    {
        var found = records.Found(request.Search?.Found);
        var asked = request.Search is null ? found.Where(patient => request.Patients.Contains(patient.Id)) : found;
        return asked.Select(patient => patient.Id).Take(HandoutBatch.MostPatients + 1).ToListAsync(ct);
    }

    /// <summary>All that run; without one, the latest, whose handout then says why there is none.</summary>
    private static List<Guid?> Wanted(IReadOnlyList<Prescription> prescriptions)
    {
        var running = prescriptions.Where(one => one.Status == PrescriptionStatus.Signed).Select(one => (Guid?)one.Id).ToList();
        return running.Count > 0 ? running : [prescriptions.Count > 0 ? prescriptions[^1].Id : null];
    }
}
