using PrescribeRx.Domain.Outcomes;

namespace PrescribeRx.Domain.Prescribing;

/// <summary>One version: a draft until it is signed, and never changed after.</summary>
public sealed class PrescriptionVersion
{
    public const int MostGoal = 500;

    private readonly List<PrescribedStretch> stretches = [];

    private PrescriptionVersion() { }

    internal PrescriptionVersion(Guid clinic, Guid prescription, int number, PainLimits limits, Guid by, DateTimeOffset at) =>
        (Clinic, Prescription, Number, PainLimits, StartedBy, StartedAt) = (clinic, prescription, number, limits, by, at);

    public Guid Clinic { get; private set; }
    public Guid Prescription { get; private set; }
    public int Number { get; private set; }
    public Guid StartedBy { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    /// <summary>Why these stretches, in words the patient reads.</summary>
    public string? Goal { get; private set; }
    /// <summary>Nothing, as long as nobody has said.</summary>
    public Condition? Condition { get; private set; }
    public Course Course { get; private set; } = Course.OfWeeks(4);
    public PainLimits PainLimits { get; private set; } = PainLimits.Default;
    public PainScore? BaselinePain { get; private set; }
    public DateOnly? ReviewOn { get; private set; }
    /// <summary>Nothing, as long as nobody has said how it is delivered.</summary>
    public Delivery? Delivery { get; private set; }
    public Guid? Screening { get; private set; }
    public Guid? SignedBy { get; private set; }
    public DateTimeOffset? SignedAt { get; private set; }
    /// <summary>The patient's date of signing. The version scores days from the next one on.</summary>
    public DateOnly? SignedOn { get; private set; }
    /// <summary>Name and registration of the signer, as they were at signing.</summary>
    public string? SignerName { get; private set; }
    public string? SignerRegistration { get; private set; }

    public IReadOnlyList<PrescribedStretch> Stretches => [.. stretches.OrderBy(stretch => stretch.Order)];

    public bool IsSigned => SignedAt is not null;

    /// <summary>Where no review is set yet, the end of the course.</summary>
    public DateOnly ReviewIfSignedOn(DateOnly day) => ReviewOn ?? day.AddDays(Course.Weeks * 7);

    /// <summary>The last day of the course, counted from the day after signing.</summary>
    public DateOnly? LastDay => SignedOn?.AddDays(Course.Weeks * 7);

    public PrescribedStretch? Find(Guid item) => stretches.FirstOrDefault(stretch => stretch.Item == item);

    /// <summary>Those whose gate waits for an item.</summary>
    internal IEnumerable<PrescribedStretch> WaitingFor(Guid item) => stretches.Where(stretch => stretch.Gate?.Prerequisite == item);

    internal void Describe(string? goal, Course course, PainScore? baseline, PainLimits limits, DateOnly? reviewOn, Delivery? delivery, Condition? condition) =>
        (Goal, Course, BaselinePain, PainLimits, ReviewOn, Delivery, Condition) = (goal, course, baseline, limits, reviewOn, delivery, condition);

    internal DraftState State => new(Goal, Condition, Course, BaselinePain, PainLimits, ReviewOn, Delivery, [.. Stretches.Select(stretch => stretch.State)]);

    internal void Restore(DraftState before)
    {
        Describe(before.Goal, before.Course, before.BaselinePain, before.PainLimits, before.ReviewOn, before.Delivery, before.Condition);
        stretches.RemoveAll(stretch => !before.Stretches.Any(was => was.Item == stretch.Item));
        foreach (var was in before.Stretches)
        {
            if (Find(was.Item) is { } stretch)
                stretch.Restore(was);
            else
                Add(was);
        }
    }

    internal void Add(DraftStretch one) => stretches.Add(new(Clinic, Prescription, Number, one.Item, one.Order, one.Stretch, one.Edition, one.Side, one.Dose, one.Gate));

    internal void Add(PrescribedStretch stretch) => stretches.Add(stretch);

    internal void Remove(PrescribedStretch stretch) => stretches.Remove(stretch);

    internal void Sign(Guid screening, Signer signer, DateTimeOffset at, DateOnly on) =>
        (Screening, SignedBy, SignerName, SignerRegistration, SignedAt, SignedOn) = (screening, signer.Person, signer.Name, signer.Registration, at, on);

    internal PrescriptionVersion Next(Guid by, DateTimeOffset at)
    {
        var next = new PrescriptionVersion(Clinic, Prescription, Number + 1, PainLimits, by, at);
        next.Describe(Goal, Course, BaselinePain, PainLimits, null, Delivery, Condition);
        foreach (var stretch in Stretches)
            next.Add(stretch.InVersion(next.Number));
        return next;
    }
}

/// <summary>Who signs, with the profession and registration number that stand under the prescription.</summary>
public sealed record Signer(Guid Person, string Name, string? Registration);
