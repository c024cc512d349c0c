using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Handouts;

/// <summary>What a batch made, to be given out. Whatever went out of date since is left out, and its line says so.</summary>
[MayBeSentTwice("It changes nothing.")]
[Needs(Right.ProduceHandouts)]
public sealed record DownloadHandoutBatch(Guid Batch) : IRequest<BatchFiles>;

public sealed record BatchFiles(BatchKind Kind, IReadOnlyList<BatchFile> Files) : INamesPatients
{
    public IReadOnlyList<Guid> PatientsShown => [.. Files.Select(file => file.Patient).Distinct()];
}

/// <param name="Inputs">What the file is found by.</param>
public sealed record BatchFile(Guid Patient, int PatientNumber, int HandoutNumber, string Inputs)
{
    /// <summary>Never with a name in it.</summary>
    public string Name => $"patient-{PatientNumber}-handout-{HandoutNumber}.pdf";
}

public sealed class DownloadHandoutBatchHandler(IHandoutBatches batches, IRecords rows, ICareRecords records, StretchCatalog catalog, Caller caller)
    : IRequestHandler<DownloadHandoutBatch, BatchFiles>
{
    public async Task<BatchFiles> Handle(DownloadHandoutBatch request, CancellationToken cancellationToken)
    {
        var batch = await batches.Find(request.Batch, cancellationToken);
        var lines = await batches.LinesOf(batch.Id, cancellationToken);
        if (lines.Any(line => line.State == BatchLineState.Waiting))
            throw new Refusal("Some handouts are still being made. Wait until all are, or cancel the rest.");
        var made = lines.Where(line => line.State == BatchLineState.Done).ToList();
        if (made.Count == 0)
            throw new Refusal("No handout of this batch was made, so there is nothing to download.");
        var files = await StillHolding(made, cancellationToken);
        await batches.Save(cancellationToken);
        return new(batch.Kind, files);
    }

    private async Task<IReadOnlyList<BatchFile>> StillHolding(List<HandoutBatchLine> made, CancellationToken ct)
    {
        var patients = made.Select(line => line.Patient).Distinct().ToList();
        var numbers = made.Select(line => line.Number!.Value).ToList();
        var fingerprints = await rows.Of<Handout>().Where(handout => numbers.Contains(handout.Number)).ToDictionaryAsync(handout => handout.Number, handout => handout.Fingerprint, ct);
        var byPatient = (await records.Of(patients, ct)).ToDictionary(record => record.Patient.Id);
        var files = new List<BatchFile>();
        foreach (var line in made)
        {
            var record = byPatient[line.Patient];
            if (HandoutNow.StillHolds(record, new HandedOut(line.Prescription!.Value, line.Number!.Value, fingerprints[line.Number.Value]), catalog, caller.Clinic!))
                files.Add(new(line.Patient, record.Patient.Number, line.Number.Value, line.Inputs!));
            else
                line.WentOutOfDate();
        }
        return files;
    }
}
