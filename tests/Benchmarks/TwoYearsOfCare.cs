using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Benchmarks;

/// <summary>One patient who kept the diary on each day of two years: eight entries and a note a day, a gate that asks for everything, and a flare every season.</summary>
internal sealed class TwoYearsOfCare
{
    private const int Days = 730;
    private const int DaysOfOneVersion = 175;
    private const int DaysBetweenFlares = 90;

    private readonly StretchCatalog catalog;
    private readonly Zone zone = Zone.Of("Europe/London");
    private readonly DateOnly first = new(2024, 1, 1);
    private readonly List<StretchEntry> entries = [];
    private readonly List<DayNote> notes = [];
    private readonly List<GateDecision> decisions = [];
    private readonly Patient patient;
    private readonly Prescription prescription;
    private int ids;

    private TwoYearsOfCare(StretchCatalog catalog)
    {
        this.catalog = catalog;
        patient = Patient.Add(default, NewId(), 1, "Amara Okafor", new(1980, 5, 17), zone, default, At(0, 8));
        prescription = Prescription.StartDraft(default, NewId(), patient.Id, PainLimits.Default, default, At(0, 8));
        Describe(0);
        var before = Prescribe("gluteal-part-1", null);
        Prescribe("gluteal-part-2", new(before, GateCriteria.Default with { AdherencePercent = 50, TechniqueChecked = true }));
        Sign(0);
    }

    public int Entries => entries.Count;

    public int Relocks => Now().GatesOf(prescription, catalog).Values.Sum(gate => gate.Spells.Count(spell => spell.Until is not null));

    public static TwoYearsOfCare Of(StretchCatalog catalog)
    {
        var care = new TwoYearsOfCare(catalog);
        for (var day = 1; day <= Days; day++)
            care.Live(day);
        return care;
    }

    public void Gates() => Now().GatesOf(prescription, catalog);

    private void Live(int day)
    {
        if (day % DaysOfOneVersion == 0)
        {
            prescription.StartNextVersion(default, At(day, 9));
            Describe(day);
            Sign(day);
        }
        if (day % DaysBetweenFlares == 10)
            Open(day);
        var pain = day % DaysBetweenFlares == DaysBetweenFlares - 20 ? 6 : day % 3;
        foreach (var prescribed in prescription.Signed!.Stretches)
        {
            var stretch = catalog.Edition(prescribed.Stretch, prescribed.Edition);
            foreach (var part in stretch.Parts)
            {
                foreach (var side in stretch.SidesOf(part.Key, prescribed.Side))
                    entries.Add(StretchEntry.Record(new(prescription.Id, prescribed.Item, part.Key, side, Day(day), 1), 1, EntryOutcome.Done, null, PainScore.Of(pain), Recorded(day), null));
            }
        }
        notes.Add(DayNote.Record(Day(day), new(null, Legs.None, day % 40 == 0 ? MorningAfter.Worse : MorningAfter.Same, null), Recorded(day), null));
    }

    private void Open(int day)
    {
        var gated = prescription.Signed!.Stretches.Single(stretch => stretch.Gate is not null).Item;
        var gate = Now(day).GatesOf(prescription, catalog)[gated];
        if (gate.State != GateState.Open)
            decisions.Add(GateDecision.Open(prescription.Id, gated, gate, true, "Moves well.", new(default, NewId(), default, default, At(day, 10), Day(day))));
    }

    private CareRecord Now(int day = Days) => new(patient, Screened(day), [prescription], decisions, entries, notes, At(day, 23));

    private Guid Prescribe(string key, Gate? gate)
    {
        var stretch = catalog.Find(key)!;
        var item = NewId();
        prescription.PrescribeStretch(item, stretch, stretch.DefaultSide, stretch.DefaultDose, gate);
        return item;
    }

    private void Describe(int day) => prescription.Describe("To move with less ache.", Course.OfWeeks(Course.Most), PainScore.Of(3), PainLimits.Default, Day(day + 28), Day(day), Delivery.Usual);

    private void Sign(int day) => prescription.Sign(Screened(day), null, [], new(default, "Ruth Adeyemi", "PH12345"), At(day, 9), Day(day));

    private Screening Screened(int day) =>
        Screening.Record(default, NewId(), patient.Id, RedFlags.All.ToDictionary(flag => flag.Key, _ => RedFlagAnswer.No), null, null, 365, Day(day), default, At(day, 8));

    private Recording Recorded(int day) => new(default, NewId(), patient.Id, Source.Tap, patient.Id, At(day, 20), Day(day), NewId());

    private DateOnly Day(int number) => first.AddDays(number);

    private DateTimeOffset At(int day, int hour) => zone.StartOf(Day(day)).AddHours(hour);

    private Guid NewId() => new(++ids, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
