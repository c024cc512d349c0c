using PrescribeRx.Domain.Outcomes;

namespace PrescribeRx.Domain.Prescribing;

/// <summary>
/// The pain a patient may work with, 0–10: comfortable up to and including one score, stop from another on, ease off between.
/// Stricter than the traffic light made for loading exercises, since a stretch should be comfortable.
/// </summary>
public sealed record PainLimits
{
    private PainLimits(PainScore comfortable, PainScore stop) => (Comfortable, Stop) = (comfortable, stop);

    public PainScore Comfortable { get; }
    public PainScore Stop { get; }

    public static readonly PainLimits Default = Of(PainScore.Of(2), PainScore.Of(5));

    public static PainLimits Of(PainScore comfortable, PainScore stop) =>
        comfortable < stop ? new(comfortable, stop) : throw new Refusal("The stop limit must lie above the comfortable limit.", "StopAt");
}
