using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Infrastructure;

/// <summary>One stretch that a demonstration patient is asked to do; side and dose are the catalog's unless given.</summary>
internal sealed record Asked(string Stretch, Side? Side = null, Func<Dose, Dose>? Dose = null);

/// <summary>
/// What happens to one demonstration patient, told in the order of time. Each deed is judged on what was known at its moment,
/// as it would have been on the day.
/// </summary>
internal sealed class DemonstrationStory(DemonstrationStaff staff, StretchCatalog catalog, PrecautionRules rules, int number, DateTimeOffset now)
{
    private const int Seed = 7946;
    private const int EarliestHour = 9;
    private const int LatestHour = 15;

    private readonly Random random = new(Seed + number);
    private readonly List<Screening> screenings = [];
    private readonly List<Prescription> prescriptions = [];
    private readonly List<GateDecision> decisions = [];
    private readonly List<StretchEntry> entries = [];
    private readonly List<DayNote> notes = [];
    private readonly List<PainRating> ratings = [];
    private Patient? patient;
    private DateOnly written;

    public Person Lead => staff.Lead;
    public Person Clinician => staff.Clinician;

    public IEnumerable<object> Facts => [Patient, .. screenings, .. prescriptions, .. decisions, .. entries, .. notes, .. ratings];

    private Patient Patient => patient ?? throw new InvalidOperationException("A story begins with its patient.");

    /// <summary>A working hour at the clinic, that many days ago; a weekend is moved back to its Friday.</summary>
    public DateTimeOffset Visit(int daysAgo)
    {
        var day = staff.Clinic.Zone.DateAt(now).AddDays(-daysAgo);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            day = day.AddDays(-1);
        return staff.Clinic.Zone.StartOf(day).AddHours(random.Next(EarliestHour, LatestHour)).AddMinutes(random.Next(60));
    }

    /// <summary>The patient's date, that many days ago.</summary>
    public DateOnly Day(int daysAgo) => Patient.Today(now).AddDays(-daysAgo);

    public void Begin(string name, DateOnly born, DateTimeOffset at, Zone? zone = null) =>
        patient = Patient.Add(staff.Clinic.Id, Id(at), number, name, born, zone ?? staff.Clinic.Zone, staff.Assistant.Id, at);

    public void Absent(DateTimeOffset at, params FactKind[] kinds)
    {
        foreach (var kind in kinds)
            Patient.Record(Id(at), kind, FactState.Absent, new(), staff.Assistant.Id, at);
    }

    public void Present(DateTimeOffset at, FactKind kind, string? detail = null, HipApproach? approach = null, DateOnly? on = null, int? weeks = null) =>
        Patient.Record(Id(at), kind, FactState.Present, new(detail, approach, on, weeks), staff.Assistant.Id, at);

    /// <summary>Every question is asked; the answer is no, but for those named.</summary>
    public void Screened(DateTimeOffset at, Person by, string[]? yes = null, string? assessedBy = null, string? assessedReason = null)
    {
        var answers = RedFlags.All.ToDictionary(flag => flag.Key, flag => yes?.Contains(flag.Key) == true ? RedFlagAnswer.Yes : RedFlagAnswer.No);
        screenings.Add(Screening.Record(
            staff.Clinic.Id, Id(at), Patient.Id, answers, assessedBy, assessedReason, SafetyTerms.Default.ScreeningValidDays, Patient.Today(at), by.Id, at));
    }

    /// <summary>The clinician asks for pain in the room.</summary>
    public void Rated(DateTimeOffset at, Person by, int score, RecallWindow window = RecallWindow.AverageOf24Hours) =>
        ratings.Add(PainRating.Record(staff.Clinic.Id, Id(at), Patient.Id, new(PainScore.Of(score), window, Patient.Today(at), AskedHow.InPerson, Patient.Language), null, Patient.Today(at), by.Id, at));

    public Prescription Drafted(DateTimeOffset at, Person by, string goal, int weeks, int baseline, DateOnly? reviewOn, params Asked[] asked)
    {
        var prescription = Prescription.StartDraft(staff.Clinic.Id, Id(at), Patient.Id, PainLimits.Default, by.Id, at);
        prescription.Describe(goal, Course.OfWeeks(weeks), PainScore.Of(baseline), PainLimits.Default, reviewOn, Patient.Today(at), Delivery.Usual, ConditionFor(asked));
        foreach (var one in asked)
            Ask(prescription, one, at);
        prescriptions.Add(prescription);
        return prescription;
    }

    private static Condition ConditionFor(IReadOnlyList<Asked> asked) =>
        asked.Any(one => one.Stretch.StartsWith("gluteal", StringComparison.Ordinal)) ? Condition.ButtockOrHipPain
        : asked.Any(one => one.Stretch.Contains("hip-flexor", StringComparison.Ordinal)) ? Condition.LowBackPain
        : Condition.Stiffness;

    /// <summary>Drafts and signs, once the patient was asked about everything that had not been asked.</summary>
    public Prescription Prescribed(DateTimeOffset at, Person by, string goal, int weeks, int baseline, DateOnly reviewOn, params Asked[] asked)
    {
        Absent(at, [.. Enum.GetValues<FactKind>().Where(kind => Patient.Latest(kind) is null)]);
        var prescription = Drafted(at, by, goal, weeks, baseline, reviewOn, asked);
        Sign(prescription, at.AddMinutes(5), by);
        return prescription;
    }

    /// <summary>Signs the next version, with another dose for one of its stretches.</summary>
    public void Changed(Prescription prescription, string stretch, Func<Dose, Dose> dose, DateTimeOffset at, Person by, DateOnly reviewOn)
    {
        prescription.StartNextVersion(by.Id, at);
        var draft = prescription.Draft!;
        var prescribed = draft.Stretches.First(one => one.Stretch == stretch);
        prescription.ChangeStretch(prescribed.Item, catalog.Edition(prescribed.Stretch, prescribed.Edition), prescribed.Side, dose(prescribed.Dose), prescribed.Gate);
        prescription.Describe(draft.Goal, draft.Course, draft.BaselinePain, draft.PainLimits, reviewOn, Patient.Today(at), draft.Delivery, draft.Condition);
        Sign(prescription, at.AddMinutes(5), by);
    }

    public void Opened(Prescription prescription, string stretch, string reason, DateTimeOffset at, Person by)
    {
        var item = prescription.Signed!.Stretches.First(one => one.Stretch == stretch).Item;
        var gate = KnownAt(at).GatesOf(prescription, catalog)[item];
        decisions.Add(GateDecision.Open(prescription.Id, item, gate, asOverride: false, reason, new(staff.Clinic.Id, Id(at), Patient.Id, by.Id, at, Patient.Today(at))));
    }

    public void Ended(Prescription prescription, PrescriptionEventKind how, string reason, DateTimeOffset at, Person by) =>
        prescription.Append(how, Id(at), reason, by.Id, at, Patient.Today(at));

    /// <summary>The patient keeps the diary up to the day before a visit.</summary>
    public void KeepsDiary(DiaryHabit habit, DateTimeOffset until) => KeepsDiary(habit, Patient.Today(until).AddDays(-1));

    /// <summary>The patient keeps the diary through a day, from where it was left.</summary>
    public void KeepsDiary(DiaryHabit habit, DateOnly through)
    {
        var page = new DemonstrationDiary(staff, Patient, habit, random, now, slot => prescriptions.First(one => one.Id == slot.Prescription).VersionScoring(slot.On)!.Number, entries, notes);
        var first = prescriptions.Min(one => one.Signed!.SignedOn!.Value).AddDays(1);
        for (var day = written < first ? first : written.AddDays(1); day <= through; day = day.AddDays(1))
        {
            page.Write(day, DueOn(day));
            written = day;
        }
    }

    private void Ask(Prescription prescription, Asked asked, DateTimeOffset at)
    {
        var stretch = catalog.Find(asked.Stretch)!;
        var first = prescription.Draft!.Stretches.FirstOrDefault(one => one.Stretch == stretch.Prerequisite?.Stretch);
        var gate = first is null ? null : new Gate(first.Item, stretch.Prerequisite!.Gate);
        prescription.PrescribeStretch(Id(at), stretch, asked.Side ?? stretch.DefaultSide, asked.Dose?.Invoke(stretch.DefaultDose) ?? stretch.DefaultDose, gate);
    }

    private void Sign(Prescription prescription, DateTimeOffset at, Person by) =>
        prescription.Sign(
            ScreeningAt(at), KnownAt(at).SymptomsChangedAt, KnownAt(at).PrecautionsOf(prescription, prescription.Draft!, catalog), new Signer(by.Id, by.Name, by.Registration), at, Patient.Today(at));

    private Screening? ScreeningAt(DateTimeOffset at) => screenings.Where(screening => screening.At <= at).MaxBy(screening => screening.At);

    private CareRecord KnownAt(DateTimeOffset at) => new(
        Patient, ScreeningAt(at), prescriptions, [.. decisions.Where(decision => decision.At <= at)],
        [.. entries.Where(entry => entry.RecordedAt <= at)], [.. notes.Where(note => note.RecordedAt <= at)], at)
    {
        Rules = rules,
    };

    private List<Due> DueOn(DateOnly day)
    {
        var known = KnownAt(Patient.Zone.StartOf(day));
        var withheld = prescriptions.SelectMany(prescription => KnownAt(now).WithheldOf(prescription, catalog)).Where(one => one.Value.WasOn(day)).Select(one => one.Key).ToHashSet();
        return [.. prescriptions.SelectMany(prescription => known.ScheduleOf(prescription, catalog, day, day)).Where(due => !withheld.Contains(due.Slot.Item))];
    }

    private static Guid Id(DateTimeOffset at) => Guid.CreateVersion7(at);
}
