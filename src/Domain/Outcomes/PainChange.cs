namespace PrescribeRx.Domain.Outcomes;

/// <summary>
/// How far two scores of one recall window lie apart, and whether patients usually notice as much (Ostelo 2008). Whatever came in
/// between, it does not say what caused it.
/// </summary>
public sealed record PainChange
{
    public const int NoticedPoints = 2;
    /// <summary>Of the first score.</summary>
    public const int NoticedPercent = 30;

    private PainChange(PainRating first, PainRating latest) => (First, Latest) = (first, latest);

    public PainRating First { get; }
    public PainRating Latest { get; }
    public RecallWindow Window => First.Window;

    /// <summary>Nothing, where the two were asked over different times.</summary>
    public static PainChange? Between(PainRating first, PainRating latest) => first.Window == latest.Window ? new(first, latest) : null;

    /// <summary>Less than nothing, where it hurts less.</summary>
    public int Points => Latest.Score.Value - First.Score.Value;

    /// <summary>How large the change is, of the first score, rounded down; nothing, where that was 0.</summary>
    public int? Percent => First.Score.Value == PainScore.Least ? null : 100 * Math.Abs(Points) / First.Score.Value;

    public bool IsNoticed => Math.Abs(Points) >= NoticedPoints || Percent >= NoticedPercent;

    /// <summary>"Less by 3 points (6 → 3, 50 %): a change patients usually notice."</summary>
    public string Sentence => Points == 0
        ? $"The same ({First.Score} → {Latest.Score})."
        : $"{(Points < 0 ? "Less" : "More")} by {Math.Abs(Points)} {(Math.Abs(Points) == 1 ? "point" : "points")} ({First.Score} → {Latest.Score}{(Percent is { } percent ? $", {percent} %" : "")}): {(IsNoticed ? "a change patients usually notice" : "smaller than patients usually notice")}.";
}
