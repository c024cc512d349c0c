using MediatR;
using PrescribeRx.Application.Progression;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Patients;

/// <summary>The chart: who, facts, screening, prescriptions and gates.</summary>
[Needs(Right.ReadPatients)]
public sealed record ReadPatient(Guid Patient) : IRequest<Chart>, IAboutPatient;

public sealed record Chart(Patient Patient, DateOnly Today, Screening? LatestScreening, string? WhyNotTreat, IReadOnlyList<ChartPrescription> Prescriptions, IReadOnlyList<Alert> OpenAlerts, DateTimeOffset Now, NextDeed Next);

/// <param name="Weeks">Of the last weeks through yesterday, by the Monday that each begins with; none before it was signed.</param>
/// <param name="HandedOut">The number of the latest handout, if there is one.</param>
/// <param name="History">What changed, the latest first.</param>
public sealed record ChartPrescription(
    Prescription Prescription, IReadOnlyList<ChartStretch> Stretches, DateOnly? LastReported, IReadOnlyDictionary<DateOnly, AdherenceFigures> Weeks, int? HandedOut, IReadOnlyList<CareEvent> History);

public sealed record ChartStretch(Guid Item, string Name, string Dose, GateEvaluation? Gate, bool IsWithheld, bool NeedsDecision);

public sealed class ReadPatientHandler(ICareRecords records, IAlerts alerts, StretchCatalog catalog) : IRequestHandler<ReadPatient, Chart>
{
    private const int WeeksAtAGlance = 6;

    public async Task<Chart> Handle(ReadPatient request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        return new(
            record.Patient, record.Today, record.LatestScreening, record.WhyNotTreat, [.. record.Prescriptions.Select(prescription => Shown(record, prescription)).Reverse()],
            await alerts.ReadOpenOf(request.Patient, cancellationToken), record.Now, NextDeed.Of(record, catalog));
    }

    private ChartPrescription Shown(CareRecord record, Prescription prescription)
    {
        var gates = record.GatesOf(prescription, catalog);
        var open = record.PrecautionsOf(prescription, prescription.Signed ?? prescription.Draft!, catalog).Where(precaution => precaution.IsOpen).Select(precaution => precaution.Item).ToHashSet();
        var withheld = prescription.Signed is null ? null : record.WithheldOf(prescription, catalog);
        var version = prescription.Signed ?? prescription.Draft!;
        var reported = record.Diary.Entries.Where(entry => entry.Prescription == prescription.Id).Select(entry => (DateOnly?)entry.On);
        return new(prescription, [.. version.Stretches.Select(stretch => Shown(version, stretch, gates, withheld?.GetValueOrDefault(stretch.Item)?.IsNow == true, open.Contains(stretch.Item)))], reported.Max(),
            WeeksOf(record, prescription), record.HandedOut.FirstOrDefault(handout => handout.Prescription == prescription.Id)?.Number,
            [.. CareEvent.Of(prescription, catalog, record.GatesEverOf(prescription, catalog)).OrderByDescending(happened => happened.On)]);
    }

    private IReadOnlyDictionary<DateOnly, AdherenceFigures> WeeksOf(CareRecord record, Prescription prescription)
    {
        if (prescription.FirstSignedOn is not { } signed || signed.AddDays(1) >= record.Today)
            return new Dictionary<DateOnly, AdherenceFigures>();
        var monday = WeekSheet.MondayOf(record.Today).AddDays(-7 * (WeeksAtAGlance - 1));
        var from = signed.AddDays(1) > monday ? signed.AddDays(1) : monday;
        return record.FiguresOf(prescription, catalog, from, record.Today.AddDays(-1)).ByWeek;
    }

    private ChartStretch Shown(PrescriptionVersion version, PrescribedStretch prescribed, IReadOnlyDictionary<Guid, GateEvaluation> gates, bool isWithheld, bool needsDecision)
    {
        var stretch = catalog.Edition(prescribed.Stretch, prescribed.Edition);
        return new(prescribed.Item, stretch.Name, DoseSentence.Of(stretch, prescribed.Side, prescribed.Dose, version.Course), gates.GetValueOrDefault(prescribed.Item), isWithheld, needsDecision);
    }
}
