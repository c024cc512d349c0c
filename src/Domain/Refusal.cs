namespace PrescribeRx.Domain;

/// <summary>The product says no: one or more sentences a person can act on, each about a field (or about none, when empty).</summary>
public sealed class Refusal : Exception
{
    public Refusal(Saying sentence, string field = "") : this([new(field, sentence)]) { }

    public Refusal(IReadOnlyList<Reason> reasons) : base(string.Join(' ', reasons.Select(reason => reason.Sentence))) => Reasons = reasons;

    public IReadOnlyList<Reason> Reasons { get; }

    /// <summary>All its sentences, as a person or a patient reads them.</summary>
    public string In(Language language) => string.Join(' ', Reasons.Select(reason => reason.Said.In(language)));

    public sealed record Reason(string Field, Saying Said)
    {
        /// <summary>In English, as the clinic reads it.</summary>
        public string Sentence => Said.In(Language.English);
    }
}

/// <summary>Gathers refusals, so that a form is told everything that is wrong with it at once.</summary>
public sealed class Refusals
{
    private readonly List<Refusal.Reason> reasons = [];

    public T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Refusal refusal)
        {
            reasons.AddRange(refusal.Reasons.Except(reasons));
            return default!;
        }
    }

    public void Add(Saying sentence, string field = "") => reasons.Add(new(field, sentence));

    public IReadOnlyList<Refusal.Reason> Reasons => reasons;

    public void ThrowIfAny()
    {
        if (reasons.Count > 0)
            throw new Refusal(reasons);
    }
}
