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
    public IReadOnlyDictionary<Guid, GateEvaluation> GatesOf(Prescription prescription, StretchCatalog catalog) =>
        Evaluate(prescription, catalog, [prescription.Signed ?? prescription.Draft!]);

    /// <summary>The gates of every version that was signed: a day is scored by the version that was in force, even when a later one dropped the stretch.</summary>
    public IReadOnlyDictionary<Guid, GateEvaluation> GatesEverOf(Prescription prescription, StretchCatalog catalog) =>
        Evaluate(prescription, catalog, Given(prescription));

    public IReadOnlyList<Due> ScheduleOf(Prescription prescription, StretchCatalog catalog, DateOnly from, DateOnly through) =>
        [.. Schedule.Of(prescription, catalog, GatesEverOf(prescription, catalog), from, through)];

    private Dictionary<Guid, GateEvaluation> Evaluate(Prescription prescription, StretchCatalog catalog, IEnumerable<PrescriptionVersion> versions) =>
        versions.SelectMany(version => version.Stretches).Where(stretch => stretch.Gate is not null).Select(stretch => stretch.Item).Distinct()
            .ToDictionary(item => item, item => GateEvaluation.Of(FactsOf(prescription, item, catalog), Today));

    private GateFacts FactsOf(Prescription prescription, Guid item, StretchCatalog catalog)
    {
        var gating = Given(prescription).Where(version => version.Find(item)?.Gate is not null).ToList();
        var terms = gating.Select(version => new GateTerms(version.SignedAt ?? version.StartedAt, version.Find(item)!.Gate!, version.PainLimits)).ToList();
        var first = gating[^1].Find(terms[^1].Gate.Prerequisite)!;
        var stretch = catalog.Edition(first.Stretch, first.Edition);
        var slots = stretch.Parts.SelectMany(part => stretch.SidesOf(part.Key, first.Side).Select(side => (part.Key, side))).ToList();
        return new(
            item, terms, slots, gating[0].SignedOn ?? Today, ScreeningAllowsTreatment,
            [.. Decisions.Where(decision => decision.Prescription == prescription.Id && decision.Item == item)],
            [.. Entries.Where(entry => entry.Prescription == prescription.Id)], Notes, Patient.Zone.DateAt);
    }

    /// <summary>The versions the patient was given; the draft, as long as there is none.</summary>
    private static List<PrescriptionVersion> Given(Prescription prescription) =>
        prescription.Signed is null ? [prescription.Draft!] : [.. prescription.Versions.Where(version => version.IsSigned)];
}
