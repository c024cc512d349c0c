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
    /// <summary>The clinic's rules on precautions, and what was decided where a stretch met one.</summary>
    public PrecautionRules Rules { get; init; } = PrecautionRules.None;

    public IReadOnlyList<PrecautionAcknowledgement> Acknowledgements { get; init; } = [];

    /// <summary>The latest handout of each prescription.</summary>
    public IReadOnlyList<HandedOut> HandedOut { get; init; } = [];

    /// <summary>What alerts were ever raised for, by key.</summary>
    public IReadOnlySet<string> AlertCauses { get; init; } = new HashSet<string>();

    public DateOnly Today => Patient.Today(Now);

    private Computed? computed;

    /// <summary>What was computed of this very record; one that was copied from it, with other facts, begins anew.</summary>
    private Computed Once => computed is { } kept && ReferenceEquals(kept.Of, this) ? kept : computed = new(this);

    public Diary Diary => Once.Diary;

    /// <summary>The same record with what was just told, so that it need not be read again.</summary>
    public CareRecord With(IReadOnlyList<StretchEntry> entries, IReadOnlyList<DayNote> notes) =>
        this with { Entries = [.. Entries, .. entries], Notes = [.. Notes, .. notes], ToldFrom = entries.Select(entry => (DateOnly?)entry.On).Append(ToldFrom).Min() };

    /// <summary>The earliest day that something was just told of, which may not be stored yet.</summary>
    public DateOnly? ToldFrom { get; init; }

    /// <summary>The same record with no more in its diary than had been told by a moment.</summary>
    public CareRecord AsToldBy(DateTimeOffset moment) =>
        this with { Entries = [.. Entries.Where(entry => entry.ToldAt <= moment)], Notes = [.. Notes.Where(note => note.ToldAt <= moment)] };

    public bool ScreeningAllowsTreatment => WhyNotTreat is null;

    /// <summary>What stands in the way of treatment today, as a sentence; nothing, if nothing does.</summary>
    public string? WhyNotTreat => Screening.WhyNotTreat(LatestScreening, Today, SymptomsChangedAt);

    /// <summary>When symptoms last changed for the worse. A report that was corrected later asks for a new screening all the same.</summary>
    public DateTimeOffset? SymptomsChangedAt => Notes.Where(note => note.Legs == Legs.NewOrFurtherDown).Max(note => (DateTimeOffset?)note.RecordedAt);

    public Prescription? Find(Guid prescription) => Prescriptions.FirstOrDefault(one => one.Id == prescription);

    /// <summary>The gates of a prescription as they stand: of the version that is signed, or of the draft before that.</summary>
    public IReadOnlyDictionary<Guid, GateEvaluation> GatesOf(Prescription prescription, StretchCatalog catalog) => Once.For(prescription, catalog).Gates;

    /// <summary>
    /// When the gates of every version that was signed stood open, with no criterion judged: a day is scored by the version that was in
    /// force, even when a later one dropped the stretch.
    /// </summary>
    public IReadOnlyDictionary<Guid, GateEvaluation> GatesEverOf(Prescription prescription, StretchCatalog catalog) => Once.For(prescription, catalog).OpenTimes.Gates;

    public IReadOnlyList<Due> ScheduleOf(Prescription prescription, StretchCatalog catalog, DateOnly from, DateOnly through) =>
        [.. Schedule.Of(prescription, catalog, GatesEverOf(prescription, catalog), WithheldOf(prescription, catalog), from, through)];

    /// <summary>All that was due in the weeks of a period, Monday to Sunday, since figures are decided within whole weeks.</summary>
    public IReadOnlyList<Due> WeeksOf(Prescription prescription, StretchCatalog catalog, DateOnly from, DateOnly through) =>
        ScheduleOf(prescription, catalog, WeekSheet.MondayOf(from), WeekSheet.MondayOf(through).AddDays(6));

    /// <summary>What each day of a prescription comes to, decided within its whole week.</summary>
    public DayFigures FiguresOf(Prescription prescription, StretchCatalog catalog, DateOnly from, DateOnly through) =>
        DayFigures.Of(prescription, WeeksOf(prescription, catalog, from, through), Diary, from, through);

    /// <summary>
    /// The first day, a Monday, whose kept figures may no longer be what the facts say; nothing, if all are. What is decided today
    /// changes no day that has passed, but that a prescription was made for the wrong patient; and what is told changes no week before.
    /// </summary>
    public DateOnly? FiguresDueFrom
    {
        get
        {
            if (Patient.FiguresThrough is not { } through || Prescriptions.Any(one => one.WasWithdrawnOn(Today)))
                return FirstSigned is { } first ? WeekSheet.MondayOf(first) : null;
            return (ToldFrom, through < Today.AddDays(-1)) switch
            {
                (null, false) => null,
                (null, true) => WeekSheet.MondayOf(through.AddDays(1)),
                var (told, isBehind) => WeekSheet.MondayOf(isBehind && through < told ? through.AddDays(1) : told.Value),
            };
        }
    }

    /// <summary>The figures of all prescriptions from a day through yesterday: today is not over.</summary>
    public DayFigures FiguresThroughYesterday(StretchCatalog catalog, DateOnly from) => DayFigures.All(
        Prescriptions.Where(one => one.Signed is not null).Select(one => FiguresOf(one, catalog, from, Today.AddDays(-1))));

    /// <summary>The day on which anything was first signed.</summary>
    public DateOnly? FirstSigned => Prescriptions.Select(one => one.FirstSignedOn).Min();

    /// <summary>The precautions that the stretches of a version meet now, with what was decided about each.</summary>
    public IReadOnlyList<ItemPrecaution> PrecautionsOf(Prescription prescription, PrescriptionVersion version, StretchCatalog catalog) =>
    [
        .. from prescribed in version.Stretches
           let stretch = catalog.Edition(prescribed.Stretch, prescribed.Edition)
           from conflict in PrecautionsOf(stretch)
           let settled = AcknowledgementsOf(prescription, prescribed.Item).LastOrDefault(one => one.Settles(conflict))
           select new ItemPrecaution(prescription.Id, prescribed.Item, stretch.Name, conflict, settled),
    ];

    public IReadOnlyList<PrecautionConflict> PrecautionsOf(Stretch stretch) => Once.PrecautionsOf(stretch);

    /// <summary>What nobody has decided on yet, of all that the patient has been given and that has not ended.</summary>
    public IReadOnlyList<ItemPrecaution> OpenPrecautions(StretchCatalog catalog) =>
    [
        .. Prescriptions.Where(one => one.Status is PrescriptionStatus.Signed or PrescriptionStatus.Paused)
            .SelectMany(one => PrecautionsOf(one, one.Signed!, catalog)).Where(precaution => precaution.IsOpen),
    ];

    /// <summary>What is still to be decided on of one item, in the draft or in what is signed.</summary>
    public IReadOnlyList<ItemPrecaution> OpenPrecautionsOf(Prescription prescription, Guid item, StretchCatalog catalog) =>
        (prescription.Draft?.Find(item) is not null ? prescription.Draft : prescription.Signed) is { } version
            ? [.. PrecautionsOf(prescription, version, catalog).Where(precaution => precaution.Item == item && precaution.IsOpen)]
            : [];

    /// <summary>When each item that was ever given was withheld; one that never was is left out.</summary>
    public IReadOnlyDictionary<Guid, Withholding> WithheldOf(Prescription prescription, StretchCatalog catalog) => Once.For(prescription, catalog).Withheld;

    private Dictionary<Guid, Withholding> Withhold(Prescription prescription, StretchCatalog catalog) =>
        Given(prescription).SelectMany(version => version.Stretches).DistinctBy(stretch => stretch.Item)
            .Select(stretch => (stretch.Item, Withholding: Withholding.Of(Patient, Rules, Once.MetAt, catalog.Edition(stretch.Stretch, stretch.Edition).Movements, AcknowledgementsOf(prescription, stretch.Item), Now)))
            .Where(one => one.Withholding.Spells.Count > 0)
            .ToDictionary(one => one.Item, one => one.Withholding);

    private List<PrecautionAcknowledgement> AcknowledgementsOf(Prescription prescription, Guid item) =>
        [.. Acknowledgements.Where(one => one.Prescription == prescription.Id && one.Item == item).OrderBy(one => one.At)];

    /// <summary>What to fall back to, while the prescription runs or is paused and its gate gives a reason; nothing otherwise.</summary>
    public static Regression? RegressionOf(Prescription prescription, Guid item, GateEvaluation? gate) =>
        prescription is { Status: PrescriptionStatus.Signed or PrescriptionStatus.Paused, Signed: { } signed } && gate is not null && signed.Find(item) is { Gate: not null } gated
            ? Regression.Propose(signed, gated, gate)
            : null;

    /// <summary>The latest days of a stretch, as the evidence of a gate shows them.</summary>
    public IReadOnlyList<EvidenceDay> DaysOf(PrescribedStretch prescribed, StretchCatalog catalog, DateOnly countFrom, DateOnly? through = null) =>
        EvidenceDay.Of(prescribed.Item, SlotsOf(prescribed, catalog), Diary, countFrom, through ?? Today);

    private Dictionary<Guid, GateEvaluation> Judge(Prescription prescription, OpenTimes openTimes) =>
        GatedIn([prescription.Signed ?? prescription.Draft!]).ToDictionary(item => item, item => openTimes.Gates[item].Judged(openTimes.Facts[item], Today));

    /// <summary>When each gate was open is reckoned first, since schedules ask for it and adherence asks for schedules: so no gate waits for another.</summary>
    private OpenTimes OpenTimesOf(Prescription prescription, StretchCatalog catalog)
    {
        var openTimes = new Dictionary<Guid, GateEvaluation>();
        var facts = GatedIn(Given(prescription)).ToDictionary(item => item, item => FactsOf(prescription, item, catalog, openTimes));
        foreach (var (item, gate) in facts)
            openTimes[item] = GateEvaluation.WhenOpen(gate, Today);
        return new(facts, openTimes);
    }

    private GateFacts FactsOf(Prescription prescription, Guid item, StretchCatalog catalog, Dictionary<Guid, GateEvaluation> openTimes)
    {
        var gating = Given(prescription).Where(version => version.Find(item)?.Gate is not null).ToList();
        var terms = gating.Select(version => new GateTerms(version.SignedAt ?? version.StartedAt, version.Find(item)!.Gate!, version.PainLimits)).ToList();
        var stretches = terms.Select(asked => asked.Gate.Prerequisite).Append(item).ToHashSet();
        var first = gating[^1].Find(terms[^1].Gate.Prerequisite)!;
        return new(
            item, terms, SlotsOf(first, catalog), gating[0].SignedOn ?? Today, ScreeningAllowsTreatment,
            [.. Decisions.Where(decision => decision.Prescription == prescription.Id && decision.Item == item)],
            [.. Entries.Where(entry => entry.Prescription == prescription.Id && stretches.Contains(entry.Item))], Notes, Patient.Zone.DateAt)
        {
            Scheduled = (from, through) => [.. Schedule.Of(prescription, catalog, openTimes, WithheldOf(prescription, catalog), from, through).Where(due => due.Slot.Item == first.Item)],
        };
    }

    private static IEnumerable<Guid> GatedIn(IEnumerable<PrescriptionVersion> versions) =>
        versions.SelectMany(version => version.Stretches).Where(stretch => stretch.Gate is not null).Select(stretch => stretch.Item).Distinct();

    private static List<(string Part, Side Side)> SlotsOf(PrescribedStretch prescribed, StretchCatalog catalog)
    {
        var stretch = catalog.Edition(prescribed.Stretch, prescribed.Edition);
        return [.. stretch.Parts.SelectMany(part => stretch.SidesOf(part.Key, prescribed.Side).Select(side => (part.Key, side)))];
    }

    /// <summary>The versions the patient was given; the draft, as long as there is none.</summary>
    private static List<PrescriptionVersion> Given(Prescription prescription) =>
        prescription.Signed is null ? [prescription.Draft!] : [.. prescription.Versions.Where(version => version.IsSigned)];

    /// <summary>What sheet, schedule, alerts, figures and handout all ask of one record: computed once it is asked for, and kept.</summary>
    private sealed class Computed(CareRecord record)
    {
        private readonly Dictionary<(Prescription, StretchCatalog), ComputedOfPrescription> prescriptions = [];
        private readonly Dictionary<DateTimeOffset, IReadOnlyList<PrecautionConflict>> met = [];
        private readonly Dictionary<Stretch, IReadOnlyList<PrecautionConflict>> precautions = new(ReferenceEqualityComparer.Instance);

        public CareRecord Of => record;

        public Diary Diary => field ??= new(record.Entries, record.Notes);

        public ComputedOfPrescription For(Prescription prescription, StretchCatalog catalog) =>
            prescriptions.TryGetValue((prescription, catalog), out var kept) ? kept : prescriptions[(prescription, catalog)] = new(record, prescription, catalog);

        public IReadOnlyList<PrecautionConflict> MetAt(DateTimeOffset moment) =>
            met.TryGetValue(moment, out var kept) ? kept : met[moment] = Precautions.MetBy(record.Patient, moment, record.Rules);

        public IReadOnlyList<PrecautionConflict> PrecautionsOf(Stretch stretch) =>
            precautions.TryGetValue(stretch, out var kept) ? kept : precautions[stretch] = Precautions.Concerning(stretch.Movements, MetAt(record.Now));
    }

    private sealed class ComputedOfPrescription(CareRecord record, Prescription prescription, StretchCatalog catalog)
    {
        public OpenTimes OpenTimes => field ??= record.OpenTimesOf(prescription, catalog);

        public IReadOnlyDictionary<Guid, GateEvaluation> Gates => field ??= record.Judge(prescription, OpenTimes);

        public IReadOnlyDictionary<Guid, Withholding> Withheld => field ??= record.Withhold(prescription, catalog);
    }

    /// <summary>What each gate is judged by, and when it was open.</summary>
    private sealed record OpenTimes(IReadOnlyDictionary<Guid, GateFacts> Facts, IReadOnlyDictionary<Guid, GateEvaluation> Gates);
}
