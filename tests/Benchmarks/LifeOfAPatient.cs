using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Benchmarks;

/// <summary>
/// Two years of one invented patient, through the domain's own doors: a plan, signed anew every twelve weeks, and a diary kept as
/// well as they keep it, until they drop out. The same seed gives the same life.
/// </summary>
internal sealed class LifeOfAPatient
{
    private const int DaysOfOneVersion = 84;
    private const int CourseWeeks = 16;
    private const int GateOpensOn = 9;
    private const int FlareOneDayIn = 60;
    private const int NoteOneIn = 3;

    private static readonly string[][] Plans =
    [
        ["chair-hip-flexor"], ["chair-hip-flexor", "seated-back"], ["gluteal-part-1", "gluteal-part-2"], ["chair-hip-flexor", "gluteal-part-1", "gluteal-part-2"], ["standing-hamstring-mobiliser", "seated-back"],
    ];

    private static readonly FactKind[] Kinds = Enum.GetValues<FactKind>();

    private readonly Random random;
    private readonly Zone zone;
    private readonly StretchCatalog catalog;
    private readonly PrecautionRules rules;
    private readonly DateOnly first;
    private readonly DateOnly today;
    private readonly Guid assistant;
    private readonly Person clinician;
    private readonly bool skipsRight;
    private readonly Source source;
    private readonly int facts;
    private bool gateIsOpen;

    public LifeOfAPatient(int seed, int number, int facts, Clinic clinic, Person clinician, Guid assistant, StretchCatalog catalog, PrecautionRules rules, DateOnly today)
    {
        (random, zone) = (new Random(HashCode(seed, number)), clinic.Zone);
        (this.facts, this.clinician, this.assistant, this.catalog, this.rules, this.today) = (facts, clinician, assistant, catalog, rules, today);
        (skipsRight, source) = (random.Next(8) == 0, Pick([Source.Tap, Source.Tap, Source.Tap, Source.Timer, Source.Paper, Source.Paper, Source.Recall]));
        var plan = Plans[random.Next(Plans.Length)];
        // As many days as the facts need, at the share of days that this patient reports.
        var perDay = plan.Sum(key => catalog.Find(key)!.Parts.Sum(part => catalog.Find(key)!.SidesOf(part.Key, catalog.Find(key)!.DefaultSide).Count)) + (1.0 / NoteOneIn);
        var reports = Math.Max(0.25 + (0.7 * random.NextDouble()), facts / perDay * 1.3 / Dataset.Days);
        var daysToReport = (int)Math.Ceiling(facts / perDay / Math.Min(1, reports));
        // One in four still keeps the diary; the others did at some time of the two years.
        var ago = random.Next(4) == 0 ? 1 : random.Next(daysToReport / 5, Math.Max(daysToReport / 5 + 1, Dataset.Days - daysToReport));
        first = today.AddDays(-Math.Min(Dataset.Days, daysToReport + ago));
        Patient = Patient.Add(clinic.Id, NewId(), number, $"Patient {number} of {clinic.Name}", new(1940 + random.Next(65), 1 + random.Next(12), 1 + random.Next(28)), clinic.Zone, clinician.Id, At(first, 8));
        foreach (var kind in Kinds)
            Patient.Record(NewId(), kind, FactState.Absent, new(), clinician.Id, At(first, 8));
        Screening = Screening.Record(clinic.Id, NewId(), Patient.Id, RedFlags.All.ToDictionary(flag => flag.Key, _ => RedFlagAnswer.No), null, null, 365, first, clinician.Id, At(first, 8));
        Prescription = Prescription.StartDraft(clinic.Id, NewId(), Patient.Id, PainLimits.Default, clinician.Id, At(first, 9));
        foreach (var key in plan)
            Prescribe(catalog.Find(key)!);
        Sign(first);
        Live(Math.Min(1, reports));
    }

    public Patient Patient { get; }
    public Screening Screening { get; }
    public Prescription Prescription { get; }
    public List<StretchEntry> Entries { get; } = [];
    public List<DayNote> Notes { get; } = [];
    public List<GateDecision> Decisions { get; } = [];
    public int Facts => Entries.Count + Notes.Count;

    public CareRecord RecordAt(DateTimeOffset now) => new(Patient, Screening, [Prescription], Decisions, Entries, Notes, now) { Rules = rules };

    private void Live(double reports)
    {
        var since = 0;
        for (var day = first.AddDays(1); day < today && Facts < facts; day = day.AddDays(1), since++)
        {
            if (since > 0 && since % DaysOfOneVersion == 0)
            {
                Prescription.StartNextVersion(clinician.Id, At(day, 9));
                Sign(day);
            }
            if (since % (DaysOfOneVersion / 2) == GateOpensOn)
                OpenGates(day);
            // Weekends are harder, and whoever goes on grows tired of it.
            var likely = reports * (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.8 : 1.08);
            if (random.NextDouble() < likely)
                Tell(day);
        }
        if (random.Next(3) == 0 && Facts >= facts && Entries.Count > 0 && Entries[^1].On.AddDays(10) < today)
            Prescription.Append(random.Next(2) == 0 ? PrescriptionEventKind.Completed : PrescriptionEventKind.Stopped, NewId(), "The course is over.", clinician.Id, At(Entries[^1].On.AddDays(9), 12), Entries[^1].On.AddDays(9));
    }

    private void Tell(DateOnly day)
    {
        var (how, late) = random.Next(12) == 0 ? (Source.Recall, random.Next(1, 6)) : (source, source is Source.Paper ? random.Next(1, 15) : random.Next(6) == 0 ? 1 : 0);
        late = Math.Min(late, today.DayNumber - day.DayNumber - 1);
        var at = At(day.AddDays(late), 20);
        var pain = random.Next(FlareOneDayIn) == 0 ? 6 : random.Next(4);
        var version = Prescription.GivenOn(day)!;
        foreach (var prescribed in version.Stretches.Where(stretch => stretch.Gate is null || gateIsOpen))
        {
            var stretch = catalog.Edition(prescribed.Stretch, prescribed.Edition);
            var outcome = random.Next(25) switch { 0 => EntryOutcome.NotDone, < 4 => EntryOutcome.Partly, _ => EntryOutcome.Done };
            foreach (var part in stretch.Parts)
            {
                foreach (var side in stretch.SidesOf(part.Key, prescribed.Side))
                {
                    if (Facts < facts)
                        Entries.Add(Entry(new(Prescription.Id, prescribed.Item, part.Key, side, day, 1), version.Number, prescribed.Dose.Of(part.Key)!, outcome, pain, Recorded(how, at, day.AddDays(late))));
                }
            }
        }
        // A flare locks the gate until it is opened again.
        gateIsOpen &= PainScore.Of(pain) < PainLimits.Default.Stop;
        if (Facts < facts && random.Next(NoteOneIn) == 0)
            Notes.Add(DayNote.Record(day, new(PainScore.Of(random.Next(6)), random.Next(3) == 0 ? null : Legs.None, late == 0 ? null : MorningAfter.Same, null), Recorded(how, at, day.AddDays(late)), null));
    }

    private StretchEntry Entry(EntrySlot slot, int version, PartDose dose, EntryOutcome told, int pain, Recording recording)
    {
        var outcome = slot.Side == Side.Right && skipsRight && random.Next(2) == 0 ? EntryOutcome.NotDone : told;
        int? amount = recording.Source is not Source.Timer || outcome == EntryOutcome.NotDone ? null : outcome == EntryOutcome.Done ? dose.Amount : dose.Amount * random.Next(3, 9) / 10;
        return StretchEntry.Record(slot, version, outcome, amount, outcome == EntryOutcome.NotDone ? null : PainScore.Of(pain), recording, null);
    }

    private void OpenGates(DateOnly day)
    {
        var record = RecordAt(At(day, 10)).AsToldBy(At(day, 10));
        if (!record.ScreeningAllowsTreatment)
            return;
        gateIsOpen = true;
        foreach (var (item, gate) in record.GatesOf(Prescription, catalog))
        {
            if (gate.State != GateState.Open)
                Decisions.Add(GateDecision.Open(Prescription.Id, item, gate, gate.State != GateState.Eligible, "Moves well.", new(Patient.Clinic, NewId(), Patient.Id, clinician.Id, At(day, 10), day)));
        }
    }

    private void Prescribe(Stretch stretch)
    {
        var gate = stretch.Prerequisite is { } needed
            ? new Gate(Prescription.Draft!.Stretches.First(one => one.Stretch == needed.Stretch).Item, needed.Gate ?? GateCriteria.Default)
            : null;
        var days = random.Next(4) == 0 ? Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday : Weekdays.EveryDay;
        Prescription.PrescribeStretch(NewId(), stretch, stretch.DefaultSide, stretch.DefaultDose with { Frequency = Frequency.Of(1, days: days) }, gate);
    }

    private void Sign(DateOnly day)
    {
        Prescription.Describe("To move with less ache.", Course.OfWeeks(CourseWeeks), PainScore.Of(3), PainLimits.Default, day.AddDays(28), day, Delivery.Usual);
        Prescription.Sign(Screening.Record(Patient.Clinic, Screening.Id, Patient.Id, RedFlags.All.ToDictionary(flag => flag.Key, _ => RedFlagAnswer.No), null, null, 365, day, clinician.Id, At(day, 8)),
            null, [], new(clinician.Id, clinician.Name, clinician.Registration), At(day, 9), day);
    }

    private Recording Recorded(Source how, DateTimeOffset at, DateOnly on) =>
        new(Patient.Clinic, NewId(), Patient.Id, how, how is Source.Paper or Source.Recall ? assistant : null, at, on, NewId());

    private DateTimeOffset At(DateOnly day, int hour) => zone.StartOf(day).AddHours(hour);

    private T Pick<T>(ReadOnlySpan<T> of) => of[random.Next(of.Length)];

    private Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }

    /// <summary>The same in every run, unlike the program's own hash codes.</summary>
    private static int HashCode(int seed, int number) => unchecked((seed * 486187739) + (number * 16777619));
}
