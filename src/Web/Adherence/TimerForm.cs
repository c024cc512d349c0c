using Microsoft.Extensions.Primitives;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Web.Adherence;

/// <summary>What the timer's form says, whether it was sent at once or kept by a phone.</summary>
public sealed class TimerForm(IEnumerable<string> fields, Func<string, StringValues> sent)
{
    private const string Held = "held";
    public const string PainDuring = "during";

    public static string Field(string part, Side side) => $"{Held}.{part}.{side}";

    public IReadOnlyList<TimedPart> Parts(Refusals refusals) =>
        [.. fields.Take(DaySheet.MostTold + 1).Select(Asked).OfType<(string Part, Side Side)>().Select(one => refusals.Read(() => Counted(one.Part, one.Side))).OfType<TimedPart>()];

    public PainScore? Pain(Refusals refusals) => refusals.Read(() => PainScore.ReadOrUnreported(sent(PainDuring), PainDuring));

    private static (string Part, Side Side)? Asked(string field) =>
        field.Split('.') is [Held, var part, var side] && Enum.TryParse<Side>(side, out var ofSide) ? (part, ofSide) : null;

    private TimedPart Counted(string part, Side side) =>
        new(part, side, Typed.WholeNumberOrNothing(sent(Field(part, side)), 0, StretchEntry.MostSeconds, TimedSession.OutOfRange, Field(part, side)) ?? 0, Field(part, side));
}
