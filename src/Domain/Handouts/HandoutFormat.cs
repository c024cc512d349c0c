namespace PrescribeRx.Domain.Handouts;

/// <summary>How a handout is laid out. All say the same; the card says least.</summary>
public enum Edition
{
    Standard,
    /// <summary>18 point, one thing below the other.</summary>
    LargePrint,
    /// <summary>One step to a line, each beside a larger figure.</summary>
    EasyRead,
    /// <summary>Black on white, nothing filled.</summary>
    InkSaving,
    /// <summary>One page of figures and doses, with the emergency signs.</summary>
    Card,
}

/// <summary>What a patient is given it as. How somebody reads best is a fact about them, so it is kept with them.</summary>
public sealed record HandoutFormat(Edition Edition, Paper Paper, Language Language = Language.English)
{
    /// <summary>For whoever has no need of another.</summary>
    public static HandoutFormat UsualOn(Paper paper) => new(Edition.Standard, paper);

    /// <summary>A translation that nobody has reviewed is given only by a clinician who knows that.</summary>
    public void CheckTranslation(bool acknowledged, bool byClinician)
    {
        if (!Phrases.Of(Language).NeedsReview)
            return;
        if (!byClinician)
            throw new Refusal("Nobody has reviewed this translation yet. Ask a clinician to produce the handout.");
        if (!acknowledged)
            throw new Refusal("Nobody has reviewed this translation yet. Tick that you know this, or choose English.", "Acknowledged");
    }
}
