using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Domain.Prescribing;

/// <summary>
/// A prescription through its life: draft → signed → paused → ended. What was signed is never edited; a change is a draft of
/// the next version, and signing that supersedes the last.
/// </summary>
public sealed class Prescription
{
    public const int MostStretches = 12;
    public const int MostReason = 500;
    /// <summary>Changes of a draft that can be undone.</summary>
    public const int MostSteps = 30;
    public const string Stale = "Someone else changed this draft after you opened it. Nothing was overwritten: look at the draft as it is now, then make your change again.";

    private readonly List<PrescriptionVersion> versions = [];
    private readonly List<PrescriptionEvent> events = [];
    private readonly List<DraftStep> steps = [];

    private Prescription() { }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public Guid Patient { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    /// <summary>Counts changes; the later of two people who save one draft is told.</summary>
    public int Revision { get; private set; }
    public IReadOnlyList<PrescriptionVersion> Versions => [.. versions.OrderBy(version => version.Number)];
    public IReadOnlyList<PrescriptionEvent> Events => [.. events.OrderBy(happened => happened.At).ThenBy(happened => happened.Id)];

    /// <summary>The changes of the draft that can be undone, the latest last.</summary>
    public IReadOnlyList<DraftStep> Steps => [.. steps.OrderBy(step => step.OfRevision)];

    public PrescriptionVersion? Draft => versions.Find(version => !version.IsSigned);
    public PrescriptionVersion? Signed => versions.Where(version => version.IsSigned).MaxBy(version => version.Number);

    public PrescriptionStatus Status => Signed is null && LastEvent is null ? PrescriptionStatus.Draft : LastEvent switch
    {
        PrescriptionEventKind.Paused => PrescriptionStatus.Paused,
        PrescriptionEventKind.Completed or PrescriptionEventKind.Stopped or PrescriptionEventKind.EnteredInError => PrescriptionStatus.Ended,
        _ => PrescriptionStatus.Signed,
    };

    private PrescriptionEventKind? LastEvent => Events.Count == 0 ? null : Events[^1].Kind;

    public static Prescription StartDraft(Guid clinic, Guid id, Guid patient, PainLimits limits, Guid by, DateTimeOffset at)
    {
        var prescription = new Prescription { Clinic = clinic, Id = id, Patient = patient, StartedAt = at };
        prescription.versions.Add(new PrescriptionVersion(clinic, id, 1, limits, by, at));
        return prescription;
    }

    /// <summary>Refuses a save that was made against an older state of the draft.</summary>
    public void ExpectRevision(int seen)
    {
        if (seen != Revision)
            throw new Refusal(Stale);
    }

    /// <param name="delivery">Nothing, if how it is delivered stays as it was said before.</param>
    public void Describe(string? goal, Course course, PainScore? baseline, PainLimits limits, DateOnly? reviewOn, DateOnly today, Delivery? delivery = null, Condition? condition = null)
    {
        var draft = TheDraft();
        var refusals = new Refusals();
        var checkedDelivery = refusals.Read(() => delivery?.Checked() ?? draft.Delivery);
        var checkedGoal = refusals.Read(() => Typed.TextOrNothing(goal, PrescriptionVersion.MostGoal, "Goal"));
        if (reviewOn < today)
            refusals.Add("The review date lies in the past.", "ReviewOn");
        refusals.ThrowIfAny();
        Change(draft, () => draft.Describe(checkedGoal, course, baseline, limits, reviewOn, checkedDelivery, condition));
    }

    public void PrescribeStretch(Guid item, Stretch stretch, Side side, Dose dose, Gate? gate)
    {
        var draft = TheDraft();
        if (draft.Stretches.Any(other => other.Stretch == stretch.Key))
            throw new Refusal($"{stretch.Name} is already in this prescription.", "Stretch");
        if (draft.Stretches.Count == MostStretches)
            throw new Refusal($"A prescription holds at most {MostStretches} stretches.", "Stretch");
        PrescribedStretchRules.Check(stretch, side, dose);
        CheckGate(draft, item, stretch, gate);
        var order = draft.Stretches.Count == 0 ? 1 : draft.Stretches[^1].Order + 1;
        Change(draft, () => draft.Add(new DraftStretch(item, order, stretch.Key, stretch.Edition, side, dose, gate)));
    }

    /// <summary>
    /// Takes in what fits of a template as one change. What it is for and how long is taken over where nobody has said anything yet,
    /// the condition where nobody has said that.
    /// </summary>
    public TemplateFit ApplyTemplate(TemplatePlan plan, StretchCatalog catalog, IReadOnlySet<string> approved, Func<Stretch, IReadOnlyList<PrecautionConflict>> precautionsOf, Func<Guid> newId)
    {
        var draft = TheDraft();
        var fit = TemplateFit.Of(plan, draft, catalog, approved, precautionsOf, newId);
        if (fit.Added.Count == 0)
            throw new Refusal(fit.LeftOut.Count == 0 ? "All of this template is in the plan already." : "Nothing of this template can be added to the plan.");
        Change(draft, () =>
        {
            var course = draft is { Goal: null, Condition: null, Delivery: null } ? plan.Course : draft.Course;
            draft.Describe(draft.Goal ?? plan.Goal, course, draft.BaselinePain, draft.PainLimits, draft.ReviewOn, draft.Delivery, draft.Condition ?? plan.Condition);
            foreach (var one in fit.Added)
                draft.Add(one);
        });
        return fit;
    }

    /// <summary>The gate that the catalog gives a stretch, behind the earlier part in this draft; nothing, where it needs none or that part is not there.</summary>
    public Gate? UsualGate(Stretch stretch) =>
        stretch.Prerequisite is { } first && TheDraft().Stretches.FirstOrDefault(other => other.Stretch == first.Stretch) is { } before ? new(before.Item, first.Gate) : null;

    /// <summary>A stretch of the draft, which is what can be changed.</summary>
    public PrescribedStretch ToChange(Guid item) => TheStretch(TheDraft(), item);

    public void ChangeStretch(Guid item, Stretch stretch, Side side, Dose dose, Gate? gate)
    {
        var draft = TheDraft();
        var prescribed = TheStretch(draft, item);
        PrescribedStretchRules.Check(stretch, side, dose);
        CheckGate(draft, item, stretch, gate);
        Change(draft, () => prescribed.Change(side, dose, gate));
    }

    public void RemoveStretch(Guid item, Func<PrescribedStretch, string> nameOf)
    {
        var draft = TheDraft();
        var prescribed = TheStretch(draft, item);
        if (draft.Stretches.FirstOrDefault(other => other.Gate?.Prerequisite == item) is { } gated)
            throw new Refusal($"{nameOf(gated)} comes after {nameOf(prescribed)}. Remove {nameOf(gated)} first.");
        Change(draft, () => draft.Remove(prescribed));
    }

    /// <summary>Puts a stretch at another place in the order in which they are done.</summary>
    /// <param name="place">From 1; past either end is the end.</param>
    public void MoveStretch(Guid item, int place)
    {
        var draft = TheDraft();
        var moved = TheStretch(draft, item);
        List<PrescribedStretch> others = [.. draft.Stretches.Where(other => other != moved)];
        others.Insert(Math.Clamp(place, 1, others.Count + 1) - 1, moved);
        Change(draft, () =>
        {
            foreach (var (before, stretch) in others.Index())
                stretch.Order = before + 1;
        });
    }

    /// <summary>Takes the latest change of the draft back.</summary>
    public void Undo()
    {
        var draft = TheDraft();
        var last = steps.MaxBy(step => step.OfRevision) ?? throw new Refusal("There is nothing left to undo.");
        draft.Restore(last.Before);
        steps.Remove(last);
        Revision++;
    }

    /// <summary>
    /// Signing needs a current and complete screening that allows treatment, a reason, all that the reporting template asks for,
    /// and of each precaution that a stretch meets, a decision.
    /// </summary>
    public void Sign(Screening? latestScreening, DateTimeOffset? symptomsChangedAt, IReadOnlyList<ItemPrecaution> precautions, Signer signer, DateTimeOffset at, DateOnly today)
    {
        var draft = TheDraft();
        var refusals = new Refusals();
        if (Screening.WhyNotTreat(latestScreening, today, symptomsChangedAt) is { } stops)
            refusals.Add(stops);
        foreach (var missing in MissingToSign(draft, signer, today))
            refusals.Add(missing);
        foreach (var open in precautions.Where(precaution => precaution.IsOpen))
            refusals.Add(open.WhyNotSign);
        refusals.ThrowIfAny();
        draft.Sign(latestScreening!.Id, signer, at, today);
        steps.Clear();
        Revision++;
    }

    /// <summary>What a draft still lacks, each as a sentence.</summary>
    public static IEnumerable<string> MissingToSign(PrescriptionVersion draft, Signer signer, DateOnly today) =>
        draft.Goal is null ? ReportingTemplate.Missing(draft, signer, today).Prepend("Say what the stretches are for.") : ReportingTemplate.Missing(draft, signer, today);

    /// <summary>Stretches of the draft that were retired before the patient ever had them, each as a sentence. What the patient has stays.</summary>
    public IEnumerable<string> RetiredInDraft(StretchCatalog catalog) =>
        from stretch in Draft?.Stretches ?? []
        where Signed?.Find(stretch.Item) is null && catalog.FindOwn(stretch.Stretch) is { IsRetired: true }
        select $"{catalog.Edition(stretch.Stretch, stretch.Edition).Name} was retired. Remove it from this draft.";

    public void StartNextVersion(Guid by, DateTimeOffset at)
    {
        if (Signed is not { } signed)
            throw new Refusal("Only a signed prescription has a next version.");
        if (Draft is not null)
            throw new Refusal("The next version has already been started.");
        if (Status == PrescriptionStatus.Ended)
            throw new Refusal("This prescription has ended. Start a new one.");
        versions.Add(signed.Next(by, at));
        Revision++;
    }

    /// <summary>Pauses, resumes, completes, stops, or withdraws a record made for the wrong patient, which is never deleted.</summary>
    public void Append(PrescriptionEventKind to, Guid id, string? reason, Guid? by, DateTimeOffset at, DateOnly today)
    {
        if (WhyNot(to) is { } not)
            throw new Refusal(not);
        var why = to is PrescriptionEventKind.Resumed or PrescriptionEventKind.Completed
            ? Typed.TextOrNothing(reason, MostReason, "Reason")
            : Typed.Text(reason, MostReason, "Say why.", "Reason");
        events.Add(new PrescriptionEvent(Clinic, id, Id, to, why, by, at, today));
        Revision++;
    }

    private string? WhyNot(PrescriptionEventKind to) => (to, Status) switch
    {
        (PrescriptionEventKind.Paused, not PrescriptionStatus.Signed) => "Only a signed prescription that is running can be paused.",
        (PrescriptionEventKind.Resumed, not PrescriptionStatus.Paused) => "Only a paused prescription can go on.",
        (PrescriptionEventKind.Completed, PrescriptionStatus.Draft) => "A draft was never given to the patient, so it cannot be completed.",
        (PrescriptionEventKind.Completed or PrescriptionEventKind.Stopped, PrescriptionStatus.Ended) => "This prescription has already ended.",
        (PrescriptionEventKind.EnteredInError, _) when LastEvent == PrescriptionEventKind.EnteredInError => "This prescription was already withdrawn.",
        _ => null,
    };

    /// <summary>The version in force when a day began scores that day.</summary>
    public PrescriptionVersion? VersionScoring(DateOnly day) =>
        versions.Where(version => version.SignedOn < day).MaxBy(version => version.Number) is { } version && day <= version.LastDay ? version : null;

    /// <summary>The version the patient had at any time of a day, the days of signing, pausing, going on and ending included; none between, and none after the end.</summary>
    public PrescriptionVersion? GivenOn(DateOnly day) =>
        !IsWithdrawn && (Ran(StateBefore(day)) || EventsOn(day).Any(happened => happened.Kind == PrescriptionEventKind.Resumed))
            ? versions.Where(version => version.SignedOn <= day).MaxBy(version => version.Number)
            : null;

    /// <summary>The version that something was done under on a day, also where a later one was signed by then that the patient had not seen; nothing, if they never had it.</summary>
    public PrescriptionVersion? GivenOn(DateOnly day, int? under) =>
        GivenOn(day) is { } given ? under is null ? given : versions.Find(version => version.Number == under && version.Number <= given.Number) : null;

    /// <summary>A version by which something was done; nothing of one that was made for the wrong patient.</summary>
    public PrescriptionVersion? DoneUnder(int number) => IsWithdrawn ? null : versions.Find(version => version.IsSigned && version.Number == number);

    /// <summary>
    /// Whether the prescription ran for the whole of a day: a day on which it was paused or ended is not scheduled,
    /// and nothing ever was of one that was made for the wrong patient.
    /// </summary>
    public bool RanThrough(DateOnly day) => !IsWithdrawn && Ran(StateBefore(day)) && !EventsOn(day).Any();

    /// <summary>The patient's date on which the first version was signed; its course begins on the next day.</summary>
    public DateOnly? FirstSignedOn => versions.Min(version => version.SignedOn);

    /// <summary>Whether it was found on a day that it had been made for the wrong patient.</summary>
    public bool WasWithdrawnOn(DateOnly day) => EventsOn(day).Any(happened => happened.Kind == PrescriptionEventKind.EnteredInError);

    private bool IsWithdrawn => events.Exists(happened => happened.Kind == PrescriptionEventKind.EnteredInError);

    private PrescriptionEventKind? StateBefore(DateOnly day) => Events.LastOrDefault(happened => happened.On < day)?.Kind;

    private IEnumerable<PrescriptionEvent> EventsOn(DateOnly day) => events.Where(happened => happened.On == day);

    private static bool Ran(PrescriptionEventKind? last) => last is null or PrescriptionEventKind.Resumed;

    private void Change(PrescriptionVersion draft, Action how)
    {
        steps.Add(new DraftStep(Clinic, Id, Revision, draft.State));
        if (steps.Count > MostSteps)
            steps.Remove(steps.MinBy(step => step.OfRevision)!);
        how();
        Revision++;
    }

    private PrescriptionVersion TheDraft() =>
        Status == PrescriptionStatus.Ended ? throw new Refusal("This prescription has ended. Start a new one.")
        : Draft ?? throw new Refusal("This version is signed and can't be changed. Start the next version to change it.");

    private static PrescribedStretch TheStretch(PrescriptionVersion draft, Guid item) =>
        draft.Find(item) ?? throw new Refusal("That stretch is no longer in this draft.");

    private static void CheckGate(PrescriptionVersion draft, Guid item, Stretch stretch, Gate? gate)
    {
        if (gate is null)
        {
            if (stretch.Prerequisite is not null)
                throw new Refusal($"{stretch.Name} may only be prescribed behind a gate: choose what comes first.", "Prerequisite");
            return;
        }
        gate.Checked();
        if (gate.Prerequisite == item)
            throw new Refusal($"{stretch.Name} cannot come before itself: choose another stretch to come first.", "Prerequisite");
        if (draft.Find(gate.Prerequisite) is not { } first)
            throw new Refusal("What comes first must be a stretch of this prescription. Add it before.", "Prerequisite");
        if (stretch.Prerequisite is { } needed && first.Stretch != needed.Stretch)
            throw new Refusal($"{stretch.Name} needs its own earlier part first.", "Prerequisite");
        for (PrescribedStretch? next = first; next is not null; next = next.Gate is { } on ? draft.Find(on.Prerequisite) : null)
        {
            if (next.Item == item)
                throw new Refusal("These gates lead round in a circle: choose another stretch to come first.", "Prerequisite");
        }
    }
}

public enum PrescriptionStatus { Draft, Signed, Paused, Ended }

public enum PrescriptionEventKind { Paused, Resumed, Completed, Stopped, EnteredInError }

/// <summary>Something that happened to a signed prescription, with who, when and why. Never edited.</summary>
public sealed class PrescriptionEvent
{
    private PrescriptionEvent() { }

    internal PrescriptionEvent(Guid clinic, Guid id, Guid prescription, PrescriptionEventKind kind, string? reason, Guid? by, DateTimeOffset at, DateOnly on)
    {
        (Clinic, Id, Prescription, Kind) = (clinic, id, prescription, kind);
        (Reason, By, At, On) = (reason, by, at, on);
    }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public Guid Prescription { get; private set; }
    public PrescriptionEventKind Kind { get; private set; }
    public string? Reason { get; private set; }
    /// <summary>Nobody, if what the patient told by their link paused it.</summary>
    public Guid? By { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>The patient's date.</summary>
    public DateOnly On { get; private set; }
}
