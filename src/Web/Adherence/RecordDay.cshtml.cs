using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Web.Adherence;

/// <summary>The patient tells how a day was. Its fields are named for what they are about, since they depend on the plan.</summary>
[ForPatient]
public sealed class RecordDayPage(IMediator mediator, Caller caller, TimeProvider clock) : MyPage(mediator, caller)
{
    /// <summary>Names each time of each stretch that the form asks about, since what is left open sends nothing.</summary>
    public const string Asks = "asks";

    /// <summary>A list of buttons that was answered is emptied by a button of its own.</summary>
    public const string TakenBack = nameof(EntryOutcome.Unreported);

    /// <summary>Today, unless the address names a day.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Day { get; set; }

    [BindProperty]
    public Guid Submission { get; set; }

    protected override DateOnly? On => string.IsNullOrEmpty(Day) ? null : Typed.Date(Day, nameof(Day));

    public override Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Submission = clock.NewId();
        return base.OnGetAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var on = Typed.Date(Day, nameof(Day));
        var refusals = new Refusals();
        var told = Request.Form[Asks].OfType<string>().Distinct().Take(DaySheet.MostTold + 1).Select(AskedAbout).OfType<(Guid Item, int Time)>()
            .Select(asked => refusals.Read(() => Told(asked.Item, asked.Time))).ToList();
        var day = refusals.Read(ToldOfDay);
        refusals.ThrowIfAny();
        var recorded = await Mediator.Send(new RecordDay(Patient, on, told, day, Source.Tap, Submission), ct);
        Notice.Leave(TempData, recorded is { Entries: 0, Notes: 0 } ? "Nothing had changed." : "Saved. Thank you.");
        return Redirect(Links.MyDay(on));
    }

    public static string Field(string what, Guid item, int time) => $"{what}.{item:N}.{time}";

    public static string SideField(string what, WeekRow row) => SideField(what, row.Item, row.Side, row.Session);

    public static string PainField(Guid item) => $"pain.{item:N}";

    /// <summary>What was typed, once a form was sent; before that what stands in the diary.</summary>
    public string? Shown(string field, string? stands) => Request.HasFormContentType ? Sent(field) : stands;

    private static string SideField(string what, Guid item, Side side, int time) => $"{what}.{item:N}.{side}.{time}";

    private static (Guid Item, int Time)? AskedAbout(string asked) =>
        asked.Split('.') is [var item, var time] && Guid.TryParseExact(item, "N", out var ofItem) && int.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var ofTime)
            ? (ofItem, ofTime)
            : null;

    private ToldStretch Told(Guid item, int time)
    {
        var refusals = new Refusals();
        var outcome = refusals.Read(() => Outcome(Field("did", item, time)));
        var sides = Enum.GetValues<Side>().Where(side => AnySent(item, side, time)).Select(side => refusals.Read(() => ToldOf(item, side, time))).ToList();
        var pain = refusals.Read(() => PainScore.ReadOrUnreported(Sent(PainField(item)), PainField(item)));
        refusals.ThrowIfAny();
        return new(item, time, outcome, sides, pain, Field("did", item, time));
    }

    private ToldSide ToldOf(Guid item, Side side, int time)
    {
        var refusals = new Refusals();
        var outcome = refusals.Read(() => Outcome(SideField("side", item, side, time)));
        var amount = refusals.Read(() => Typed.WholeNumberOrNothing(
            Sent(SideField("amount", item, side, time)), 0, StretchEntry.MostSeconds, $"Enter a whole number, from 0 to {StretchEntry.MostSeconds}.", SideField("amount", item, side, time)));
        refusals.ThrowIfAny();
        return new(side, outcome, amount);
    }

    private ToldDay ToldOfDay()
    {
        var refusals = new Refusals();
        var before = refusals.Read(() => PainScore.ReadOrUnreported(Sent("before"), "before"));
        var legs = refusals.Read(() => Typed.ChoiceOrNothing<Legs>(Known(Sent("legs")), "Choose from the list.", "legs"));
        var morning = refusals.Read(() => Typed.ChoiceOrNothing<MorningAfter>(Known(Sent("morning")), "Choose better, the same or worse.", "morning"));
        var note = refusals.Read(() => Typed.TextOrNothing(Sent("note"), DayNote.MostNote, "note"));
        refusals.ThrowIfAny();
        return new(before, legs, morning, note);
    }

    private EntryOutcome? Outcome(string field) => Typed.ChoiceOrNothing<EntryOutcome>(Sent(field), "Choose done, partly or not done.", field);

    private bool AnySent(Guid item, Side side, int time) =>
        !string.IsNullOrWhiteSpace(Sent(SideField("side", item, side, time))) || !string.IsNullOrWhiteSpace(Sent(SideField("amount", item, side, time)));

    private static string? Known(string? sent) => sent == TakenBack ? null : sent;

    private string? Sent(string field) => Request.HasFormContentType ? (string?)Request.Form[field] : null;
}
