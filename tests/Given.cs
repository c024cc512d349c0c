using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Reports;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Infrastructure.Catalog;
using PrescribeRx.Infrastructure.Safety;

namespace PrescribeRx.Tests;

/// <summary>The states that tests begin with, each reached through the domain's own doors.</summary>
internal static class Given
{
    public const string ChairHipFlexor = "chair-hip-flexor";
    public const string SeatedBack = "seated-back";
    public const string HamstringMobiliser = "standing-hamstring-mobiliser";
    public const string StandingLunge = "standing-lunge";
    public const string SupineTwist = "supine-twist";
    public const string Part1 = "gluteal-part-1";
    public const string Part2 = "gluteal-part-2";

    public static readonly StretchCatalog Catalog = CatalogFile.BuiltIn();
    public static readonly PrecautionRules Rules = PrecautionFile.BuiltIn();
    public static readonly Zone London = Zone.Of("Europe/London");
    public static readonly Guid Clinic = NewId();
    public static readonly Guid Clinician = NewId();
    public static readonly Signer Signer = new(Clinician, "Ruth Adeyemi", "Physiotherapist PH12345");

    private static int ids;

    public static Guid NewId() => new(Interlocked.Increment(ref ids), 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    /// <summary>Days are counted from Monday 2 March 2026, on which <see cref="ASignedPrescription"/> is signed.</summary>
    public static DateOnly Day(int number) => new DateOnly(2026, 3, 2).AddDays(number);

    public static DateTimeOffset At(int day, int hour = 12) => London.StartOf(Day(day)).AddHours(hour);

    /// <summary>Somebody has asked about everything, and nothing is present.</summary>
    public static Patient APatient(Zone? zone = null)
    {
        var patient = ANewPatient(zone);
        foreach (var kind in Enum.GetValues<FactKind>())
            patient.Record(NewId(), kind, FactState.Absent, new(), Clinician, At(0, 8));
        return patient;
    }

    /// <summary>Nobody has asked anything yet.</summary>
    public static Patient ANewPatient(Zone? zone = null, DateOnly? born = null) =>
        Patient.Add(Clinic, NewId(), 1, "Amara Okafor", born ?? new(1980, 5, 17), zone ?? London, Clinician, At(0, 8));

    public static void Learns(this Patient patient, FactKind kind, FactState state = FactState.Present, int day = 0, int hour = 9, HipApproach? approach = null, DateOnly? on = null, int? weeks = null) =>
        patient.Record(NewId(), kind, state, new(null, approach, on, weeks), Clinician, At(day, hour));

    public static Dictionary<string, RedFlagAnswer> Answers(params string[] yes) =>
        RedFlags.All.ToDictionary(flag => flag.Key, flag => yes.Contains(flag.Key) ? RedFlagAnswer.Yes : RedFlagAnswer.No);

    public static Screening AScreening(Dictionary<string, RedFlagAnswer>? answers = null, int validDays = 365, string? assessedBy = null, string? reason = null, int on = 0) =>
        Screening.Record(Clinic, NewId(), NewId(), answers ?? Answers(), assessedBy, reason, validDays, Day(on), Clinician, At(on, 9));

    public static Prescription AnEmptyDraft() => Prescription.StartDraft(Clinic, NewId(), NewId(), PainLimits.Default, Clinician, At(0, 9));

    /// <summary>A draft that lacks nothing: each stretch with its default dose, Part 2 behind Part 1.</summary>
    public static Prescription ADraft(params string[] stretches) => ADraft([.. stretches.Select(key => new Asked(key))]);

    public static Prescription ADraft(params Asked[] asked)
    {
        var draft = AnEmptyDraft();
        draft.Describe("To ease a stiff lower back.", Course.OfWeeks(8), PainScore.Of(3), PainLimits.Default, Day(42), Day(0), Delivery.Usual);
        foreach (var one in asked)
            draft.PrescribeStretch(NewId(), one.Stretch, one.Side ?? one.Stretch.DefaultSide, one.Dose, one.Gate(draft));
        return draft;
    }

    public static Prescription ASignedPrescription(params string[] stretches) => ASignedPrescription([.. stretches.Select(key => new Asked(key))]);

    public static Prescription ASignedPrescription(params Asked[] asked)
    {
        var prescription = ADraft(asked);
        prescription.Sign(AScreening(), null, [], Signer, At(0, 10), Day(0));
        return prescription;
    }

    /// <summary>A patient who was given these on day 0, to whom things then happen.</summary>
    public static Care APatientWith(params string[] stretches) => new(ASignedPrescription(stretches));

    public static Care APatientWith(params Asked[] asked) => new(ASignedPrescription(asked));

    public static Guid ItemOf(this Prescription prescription, string stretch) =>
        prescription.Versions[^1].Stretches.First(one => one.Stretch == stretch).Item;

    public static void Happens(this Prescription prescription, PrescriptionEventKind kind, int day, int hour = 12, string? reason = "Because.") =>
        prescription.Append(kind, NewId(), reason, Clinician, At(day, hour), Day(day));

    /// <summary>Signs the next version on a day, after a change.</summary>
    public static void Next(this Prescription prescription, int day, Action<Prescription> change)
    {
        prescription.StartNextVersion(Clinician, At(day, 9));
        var draft = prescription.Draft!;
        prescription.Describe(draft.Goal, draft.Course, draft.BaselinePain, draft.PainLimits, Day(day + 42), Day(day));
        change(prescription);
        prescription.Sign(AScreening(), null, [], Signer, At(day, 10), Day(day));
    }

    public static PainScore? Pain(int? score) => score is { } value ? PainScore.Of(value) : null;
}

/// <summary>A stretch as it is asked for in a test: the catalog's own dose unless said otherwise.</summary>
internal sealed record Asked(
    string Key, Side? Side = null, int TimesADay = 1, Weekdays Days = Weekdays.EveryDay, string? After = null, GateCriteria? Criteria = null, bool FirstRests = false, int LapseDays = GateEvaluation.LapseDays)
{
    public Stretch Stretch => Given.Catalog.Find(Key)!;

    public Dose Dose => Stretch.DefaultDose with { Frequency = Frequency.Of(TimesADay, days: Days) };

    public Gate? Gate(Prescription draft) => (After ?? Stretch.Prerequisite?.Stretch) is { } first
        ? new(draft.ItemOf(first), Criteria ?? Stretch.Prerequisite?.Gate ?? GateCriteria.Default, FirstRests, LapseDays)
        : null;
}

/// <summary>One patient with one prescription, and what happens from day to day.</summary>
internal sealed class Care(Prescription prescription)
{
    private readonly List<StretchEntry> entries = [];
    private readonly List<DayNote> notes = [];
    private readonly List<GateDecision> decisions = [];
    private readonly List<PrecautionAcknowledgement> acknowledged = [];

    public PrecautionRules Rules { get; set; } = Given.Rules;
    public Patient Patient { get; init; } = Given.APatient();
    public Prescription Prescription => prescription;
    public Screening? Screening { get; set; } = Given.AScreening();
    public IReadOnlyList<StretchEntry> Entries => entries;
    public IReadOnlyList<DayNote> Notes => notes;
    public Diary Diary => new(entries, notes);

    public CareRecord On(int today) => new(Patient, Screening, [prescription], decisions, entries, notes, Given.At(today, 23)) { Rules = Rules, Acknowledgements = acknowledged };

    public GateEvaluation Gate(int today, string stretch = Given.Part2) => On(today).GatesOf(prescription, Given.Catalog)[prescription.ItemOf(stretch)];

    public IReadOnlyList<Due> Due(int from, int through, int? today = null) =>
        On(today ?? through + 1).ScheduleOf(prescription, Given.Catalog, Given.Day(from), Given.Day(through));

    public AdherenceFigures Figures(int from, int through) => AdherenceFigures.Of(Due(from, through), Diary);

    public DayFigures DayFigures(int from, int through) => On(through + 1).FiguresOf(prescription, Given.Catalog, Given.Day(from), Given.Day(through));

    public PatientReport Report(int from, int through) => PatientReport.Of(On(through + 1), prescription, Given.Catalog, Given.Day(from), Given.Day(through));

    public WeekSheet Sheet(int day, int today) => new(On(today), prescription, Given.Catalog, Given.Day(day));

    public Care Learns(FactKind kind, int day, FactState state = FactState.Present, int hour = 9, HipApproach? approach = null, DateOnly? on = null, int? weeks = null)
    {
        Patient.Learns(kind, state, day, hour, approach, on, weeks);
        return this;
    }

    /// <summary>A clinician decides on everything that is open of a stretch.</summary>
    public Care Acknowledges(string stretch, int day, int hour = 12)
    {
        var record = On(day) with { Now = Given.At(day, hour) };
        foreach (var open in record.OpenPrecautionsOf(prescription, prescription.ItemOf(stretch), Given.Catalog))
            acknowledged.Add(PrecautionAcknowledgement.Of(open, Given.Clinic, Given.NewId(), record.Patient.Id, "Tried it in the room.", Domain.Identity.Roles.Clinician, Given.Clinician, record.Now));
        return this;
    }

    /// <summary>Does every part on every side, or on one, recorded that evening unless said otherwise; said again, it corrects.</summary>
    public Care Does(
        string stretch, int day, EntryOutcome outcome = EntryOutcome.Done, int? pain = 1, Side? side = null, string? part = null, int? amount = null, int session = 1, DateTimeOffset? at = null)
    {
        var prescribed = prescription.Versions.Select(version => version.Stretches.FirstOrDefault(one => one.Stretch == stretch)).First(found => found is not null)!;
        var entry = Given.Catalog.Edition(prescribed.Stretch, prescribed.Edition);
        var slots =
            from one in entry.Parts
            from sideOfOne in entry.SidesOf(one.Key, prescribed.Side)
            where (part is null || part == one.Key) && (side is null || side == sideOfOne)
            select new EntrySlot(prescription.Id, prescribed.Item, one.Key, sideOfOne, Given.Day(day), session);
        foreach (var slot in slots.ToList())
            entries.Add(StretchEntry.Record(slot, prescription.GivenOn(slot.On)?.Number ?? 1, outcome, amount, Given.Pain(pain), Recorded(at ?? Given.At(day, 20)), Diary.Find(slot)?.Id));
        return this;
    }

    /// <summary>Tells how a day was, recorded that night; a later answer corrects.</summary>
    public Care Tells(int day, Legs? legs = Legs.None, MorningAfter? morning = MorningAfter.Same, int? painBefore = null, DateTimeOffset? at = null)
    {
        notes.Add(DayNote.Record(Given.Day(day), new(Given.Pain(painBefore), legs, morning, null), Recorded(at ?? Given.At(day, 22)), Diary.NoteOn(Given.Day(day))?.Id));
        return this;
    }

    /// <summary>Is screened again on a day, with every answer no.</summary>
    public Care IsScreened(int day)
    {
        Screening = Given.AScreening(on: day);
        return this;
    }

    /// <summary>Done without more than a little pain, no leg symptoms, no worse the next morning.</summary>
    public Care Comfortable(string stretch, params int[] days)
    {
        foreach (var day in days)
            Does(stretch, day).Tells(day);
        return this;
    }

    public Care Opens(int day, string stretch = Given.Part2, bool asOverride = false, string reason = "It went well.", int hour = 23) =>
        Decides(GateDecision.Open(prescription.Id, prescription.ItemOf(stretch), Gate(day, stretch), asOverride, reason, Deciding(day, hour)));

    public Care Locks(int day, string stretch = Given.Part2, int hour = 23, Guid? id = null) =>
        Decides(GateDecision.Lock(prescription.Id, prescription.ItemOf(stretch), Gate(day, stretch), "A sore hip.", Deciding(day, hour, id)));

    /// <summary>A clinician records a flare, which locks the gate.</summary>
    public Care Flares(int day, string stretch = Given.Part2, string reason = "Back pain since yesterday.") =>
        Decides(GateDecision.RecordFlare(prescription.Id, prescription.ItemOf(stretch), Gate(day, stretch), reason, Deciding(day, 23)));

    /// <summary>A clinician sees what comes first done.</summary>
    public Care SeenDone(int day, bool well, string? note = null, string stretch = Given.Part2) =>
        Decides(GateDecision.CheckTechnique(prescription.Id, prescription.ItemOf(stretch), Gate(day, stretch), well, note, Deciding(day, 23)));

    private Deciding Deciding(int day, int hour, Guid? id = null) => new(Given.Clinic, id ?? Given.NewId(), Patient.Id, Given.Clinician, Given.At(day, hour), Given.Day(day));

    public Regression? Regression(int today, string stretch = Given.Part2) => CareRecord.RegressionOf(prescription, prescription.ItemOf(stretch), Gate(today, stretch));

    /// <summary>Part 1 on five days over seven, opened on the seventh.</summary>
    public Care OpensAfterAGoodWeek() => Comfortable(Given.Part1, 1, 3, 4, 6, 7).Opens(7);

    /// <summary>Types a sheet in, which then stands.</summary>
    public (int Entries, int Notes) Types(int day, int today, IReadOnlyList<WeekCell> cells, params WeekDay[] days)
    {
        var (newEntries, newNotes) = Sheet(day, today).Transcribe(cells, days, Given.NewId(), clientId => Recorded(Given.At(today, 15), Source.Paper) with { ClientId = clientId });
        entries.AddRange(newEntries);
        notes.AddRange(newNotes);
        return (newEntries.Count, newNotes.Count);
    }

    private Care Decides(GateDecision decision)
    {
        decisions.Add(decision);
        return this;
    }

    private Recording Recorded(DateTimeOffset at, Source source = Source.Tap) =>
        new(Given.Clinic, Given.NewId(), Patient.Id, source, Given.Clinician, at, Patient.Today(at), Given.NewId());
}
