using System.Globalization;
using Microsoft.Extensions.Primitives;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Web.Adherence;

/// <summary>What a form about a day says, whether it was sent at once or kept by a phone. What cannot be read is refused at its field.</summary>
public sealed class DayForm(Func<string, StringValues> sent)
{
    /// <summary>Names each time of each stretch that the form asks about, since what is left open sends nothing.</summary>
    public const string Asks = "asks";

    /// <summary>A list of buttons that was answered is emptied by a button of its own.</summary>
    public const string TakenBack = nameof(EntryOutcome.Unreported);

    public const string PainBefore = "before";
    public const string OfLegs = "legs";
    public const string Morning = "morning";
    public const string Note = "note";

    public static string Field(string what, Guid item, int time) => $"{what}.{item:N}.{time}";

    public static string SideField(string what, Guid item, Side side, int time) => $"{what}.{item:N}.{side}.{time}";

    public static string PainField(Guid item) => $"pain.{item:N}";

    /// <summary>No more are read than it takes to see that they are too many.</summary>
    public IReadOnlyList<ToldStretch> Stretches(Refusals refusals) =>
        [.. sent(Asks).OfType<string>().Distinct().Take(DaySheet.MostTold + 1).Select(AskedAbout).OfType<(Guid Item, int Time)>()
            .Select(asked => refusals.Read(() => Told(asked.Item, asked.Time))).OfType<ToldStretch>()];

    public ToldDay Day(Refusals refusals) => new(
        refusals.Read(() => PainScore.ReadOrUnreported(One(PainBefore), PainBefore)),
        refusals.Read(() => Typed.ChoiceOrNothing<Legs>(Known(One(OfLegs)), Saying.Of("refused.legs"), OfLegs)),
        refusals.Read(() => Typed.ChoiceOrNothing<MorningAfter>(Known(One(Morning)), Saying.Of("refused.morning"), Morning)),
        refusals.Read(() => Typed.TextOrNothing(One(Note), DayNote.MostNote, Note)));

    /// <summary>What of the day itself was sent and could be read: a phone sends only what was changed.</summary>
    public IReadOnlyList<DayQuestion> Answered(Refusals read) =>
        [.. new[] { (PainBefore, DayQuestion.PainBefore), (OfLegs, DayQuestion.Legs), (Morning, DayQuestion.Morning), (Note, DayQuestion.Note) }
            .Where(one => sent(one.Item1).Count > 0 && read.Reasons.All(reason => reason.Field != one.Item1)).Select(one => one.Item2)];

    private static (Guid Item, int Time)? AskedAbout(string asked) =>
        asked.Split('.') is [var item, var time] && Guid.TryParseExact(item, "N", out var ofItem) && int.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var ofTime)
            ? (ofItem, ofTime)
            : null;

    private ToldStretch Told(Guid item, int time)
    {
        var refusals = new Refusals();
        var outcome = refusals.Read(() => Outcome(Field("did", item, time)));
        var sides = Enum.GetValues<Side>().Where(side => AnySent(item, side, time)).Select(side => refusals.Read(() => ToldOf(item, side, time))).ToList();
        var pain = refusals.Read(() => PainScore.ReadOrUnreported(One(PainField(item)), PainField(item)));
        refusals.ThrowIfAny();
        return new(item, time, outcome, sides, pain, Field("did", item, time));
    }

    private ToldSide ToldOf(Guid item, Side side, int time)
    {
        var refusals = new Refusals();
        var outcome = refusals.Read(() => Outcome(SideField("side", item, side, time)));
        var amount = refusals.Read(() => Typed.WholeNumberOrNothing(
            One(SideField("amount", item, side, time)), 0, StretchEntry.MostSeconds, Saying.Of("refused.amount", ("most", StretchEntry.MostSeconds)), SideField("amount", item, side, time)));
        refusals.ThrowIfAny();
        return new(side, outcome, amount);
    }

    private EntryOutcome? Outcome(string field) => Typed.ChoiceOrNothing<EntryOutcome>(One(field), Saying.Of("refused.outcome"), field);

    private bool AnySent(Guid item, Side side, int time) =>
        !string.IsNullOrWhiteSpace(One(SideField("side", item, side, time))) || !string.IsNullOrWhiteSpace(One(SideField("amount", item, side, time)));

    private static string? Known(string? one) => one == TakenBack ? null : one;

    private string? One(string field) => sent(field);
}
