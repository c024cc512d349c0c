using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Domain.Progression;

/// <summary>
/// The facts on record of one patient at one moment. Gates, schedules and figures are computed from it; nothing is stored of them.
/// </summary>
public sealed record CareRecord(
    Patient Patient,
    Screening? LatestScreening,
    IReadOnlyList<Prescription> Prescriptions,
    IReadOnlyList<GateDecision> Decisions,
    IReadOnlyList<StretchEntry> Entries,
    IReadOnlyList<DayNote> Notes,
    DateTimeOffset Now)
{
    public DateOnly Today => Patient.Today(Now);

    public Diary Diary { get; } = new(Entries, Notes);

    public bool ScreeningAllowsTreatment =>
        LatestScreening is { } screening && screening.IsCurrentOn(Today) && screening.IsComplete && screening.AllowsTreatment;

    public Prescription? Find(Guid prescription) => Prescriptions.FirstOrDefault(one => one.Id == prescription);

    /// <summary>The gates of a prescription as they stand: of the version that is signed, or of the draft before that.</summary>
    public IReadOnlyDictionary<Guid, GateEvaluation> GatesOf(Prescription prescription, StretchCatalog catalog)
    {
        var version = prescription.Signed ?? prescription.Draft!;
        return version.Stretches.Where(stretch => stretch.Gate is not null)
            .ToDictionary(stretch => stretch.Item, stretch => GateEvaluation.Of(FactsOf(prescription, version, stretch, catalog), Today));
    }

    public IReadOnlyList<Due> ScheduleOf(Prescription prescription, StretchCatalog catalog, DateOnly from, DateOnly through) =>
        [.. Schedule.Of(prescription, catalog, GatesOf(prescription, catalog), from, through)];

    private GateFacts FactsOf(Prescription prescription, PrescriptionVersion version, PrescribedStretch gated, StretchCatalog catalog)
    {
        var gate = gated.Gate!;
        var first = version.Find(gate.Prerequisite)!;
        var stretch = catalog.Edition(first.Stretch, first.Edition);
        var slots = stretch.Parts.SelectMany(part => stretch.SidesOf(part.Key, first.Side).Select(side => (part.Key, side))).ToList();
        var prescribedOn = prescription.Versions.Where(one => one.IsSigned && one.Find(gated.Item) is not null).Select(one => one.SignedOn!.Value).DefaultIfEmpty(Today).Min();
        return new(
            gated.Item, gate, slots, version.PainLimits, prescribedOn, ScreeningAllowsTreatment,
            [.. Decisions.Where(decision => decision.Prescription == prescription.Id && decision.Item == gated.Item)],
            [.. Entries.Where(entry => entry.Prescription == prescription.Id)], Notes, Patient.Zone.DateAt);
    }
}
