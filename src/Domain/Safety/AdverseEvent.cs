namespace PrescribeRx.Domain.Safety;

public enum Severity { Mild, Moderate, Severe }

/// <summary>When it came, seen from the session.</summary>
public enum Onset { During, SameDay, Later, NotKnown }

public enum EventOutcome { Recovered, Recovering, NotRecovered, NotKnown }

/// <summary>What an adverse event was, and what was done (CERT item 11).</summary>
public sealed record AdverseEventFacts(
    string What, Severity Severity, bool IsSerious, Onset Onset, DateOnly On, Guid? Prescription, Guid? Item, string Action, EventOutcome Outcome, DateOnly? RecoveredOn);

/// <summary>Something that went wrong during or after the stretches. Never edited: a later account takes the place of an earlier one.</summary>
public sealed class AdverseEvent
{
    public const int MostWhat = 1000;
    public const int MostAction = 1000;

    private AdverseEvent() { }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public Guid Patient { get; private set; }
    public Guid? Prescription { get; private set; }
    /// <summary>The prescribed stretch that it came with, if one is known.</summary>
    public Guid? Item { get; private set; }
    public string What { get; private set; } = "";
    public Severity Severity { get; private set; }
    /// <summary>Death, danger to life, a stay in hospital, or lasting harm.</summary>
    public bool IsSerious { get; private set; }
    public Onset Onset { get; private set; }
    public DateOnly On { get; private set; }
    public string Action { get; private set; } = "";
    public EventOutcome Outcome { get; private set; }
    public DateOnly? RecoveredOn { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>The earlier account that this one takes the place of.</summary>
    public Guid? Supersedes { get; private set; }

    public static AdverseEvent Record(Guid clinic, Guid id, Guid patient, AdverseEventFacts facts, Guid? supersedes, DateOnly today, Guid by, DateTimeOffset at)
    {
        var refusals = new Refusals();
        var what = refusals.Read(() => Typed.Text(facts.What, MostWhat, "Say what happened.", nameof(What)));
        var action = refusals.Read(() => Typed.Text(facts.Action, MostAction, "Say what was done; write “nothing” if that is so.", nameof(Action)));
        if (facts.On > today)
            refusals.Add("This day has not come yet.", nameof(On));
        if (facts.Outcome == EventOutcome.Recovered && facts.RecoveredOn is null)
            refusals.Add("Say when the patient had recovered.", nameof(RecoveredOn));
        if (facts.RecoveredOn is not null && facts.Outcome != EventOutcome.Recovered)
            refusals.Add("Leave the date out, or choose “recovered”.", nameof(RecoveredOn));
        if (facts.RecoveredOn < facts.On)
            refusals.Add("The patient cannot have recovered before it happened.", nameof(RecoveredOn));
        if (facts.RecoveredOn > today)
            refusals.Add("This day has not come yet.", nameof(RecoveredOn));
        refusals.ThrowIfAny();
        return new()
        {
            Clinic = clinic, Id = id, Patient = patient, Prescription = facts.Prescription, Item = facts.Item, What = what, Severity = facts.Severity, IsSerious = facts.IsSerious,
            Onset = facts.Onset, On = facts.On, Action = action, Outcome = facts.Outcome, RecoveredOn = facts.RecoveredOn, By = by, At = at, Supersedes = supersedes,
        };
    }

    /// <summary>The alert that it raises; the words of the event stay in the record.</summary>
    public CalledFor Calls() => new(
        AlertKind.AdverseEvent, Prescription, $"adverse:{Id}",
        $"A{(IsSerious ? " serious," : "")} {Severity.ToString().ToLowerInvariant()} adverse event of {Dates.DayAndMonth(On)} was {(Supersedes is null ? "recorded" : "told of again")}.");
}
