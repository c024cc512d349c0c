using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Web.Adherence;

/// <summary>A week of a paper diary on one screen. Its fields are named for what they are about, since they depend on the plan.</summary>
public sealed class RecordWeekPage(IMediator mediator, TimeProvider clock) : PageModel, IShowAgain
{
    private const int DaysOfWeek = 7;

    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty(SupportsGet = true, Name = "prescription")]
    public Guid PrescriptionId { get; set; }

    /// <summary>Any day of the week.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Day { get; set; }

    [BindProperty]
    public Guid Submission { get; set; }

    public WeekView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ShowAgain(ct);
        Submission = clock.NewId();
    }

    /// <summary>What was sent says itself which stretch, side and day it is about, so nothing is read before it is recorded.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var refusals = new Refusals();
        var monday = WeekSheet.MondayOf(Typed.Date(Day, nameof(Day)));
        var cells = Request.Form.Keys.Select(CellNamed).OfType<WeekCell>().Select(cell => refusals.Read(() => Cell(cell))).ToList();
        var days = Enumerable.Range(0, DaysOfWeek).Select(monday.AddDays).Where(AnyAnswerAsked)
            .Select(day => refusals.Read(() => new WeekDay(day, Answers(day), DayField("morning", day)))).ToList();
        refusals.ThrowIfAny();
        var recorded = await mediator.Send(new RecordWeek(PatientId, PrescriptionId, monday, cells, days, Submission), ct);
        Notice.Leave(TempData, recorded is { Entries: 0, Notes: 0 } ? "Nothing had changed." : $"Saved: {Count(recorded.Entries, "entry", "entries")} and {Count(recorded.Notes, "day note", "day notes")}.");
        return Redirect(Links.Week(PatientId, PrescriptionId, monday));
    }

    public async Task ShowAgain(CancellationToken ct) => View = await mediator.Send(new ReadWeek(PatientId, PrescriptionId, AnyDay()), ct);

    public string Field(string what, WeekRow row, DateOnly day) => Field(what, row.Item, row.Side, row.Session, day);

    public string PainField(Guid item, DateOnly day) => $"p.{item:N}.{Text(day)}";

    public string DayField(string what, DateOnly day) => $"{what}.{Text(day)}";

    /// <summary>What was typed, once a form was sent; before that what stands in the diary.</summary>
    public string? Shown(string field, string? stands) => Request.HasFormContentType ? Sent(field) : stands;

    private static string Field(string what, Guid item, Side side, int session, DateOnly day) => $"{what}.{item:N}.{side}.{session}.{Text(day)}";

    /// <summary>The empty cell that a field's name is about, if it is the name of an outcome.</summary>
    private static WeekCell? CellNamed(string field) =>
        field.Split('.') is ["o", var item, var side, var session, var day]
        && Guid.TryParseExact(item, "N", out var ofItem)
        && Enum.TryParse<Side>(side, out var ofSide)
        && int.TryParse(session, NumberStyles.None, CultureInfo.InvariantCulture, out var ofSession)
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            ? new(ofItem, ofSide, ofSession, on, null, null, null, field)
            : null;

    private WeekCell Cell(WeekCell named)
    {
        var refusals = new Refusals();
        var outcome = refusals.Read(() => Typed.ChoiceOrNothing<EntryOutcome>(Sent(named.Field), "Choose done, partly or not done.", named.Field));
        var amountField = Field("a", named.Item, named.Side, named.Session, named.On);
        var amount = refusals.Read(() => Typed.WholeNumberOrNothing(
            Sent(amountField), 0, StretchEntry.MostSeconds, $"Enter seconds or repetitions as a whole number, from 0 to {StretchEntry.MostSeconds}.", amountField));
        var pain = refusals.Read(() => PainScore.ReadOrUnreported(Sent(PainField(named.Item, named.On)), PainField(named.Item, named.On)));
        refusals.ThrowIfAny();
        return named with { Outcome = outcome, Amount = amount, Pain = pain };
    }

    private DayAnswers Answers(DateOnly day)
    {
        var refusals = new Refusals();
        var before = refusals.Read(() => PainScore.ReadOrUnreported(Sent(DayField("before", day)), DayField("before", day)));
        var legs = refusals.Read(() => Typed.ChoiceOrNothing<Legs>(Sent(DayField("legs", day)), "Choose from the list.", DayField("legs", day)));
        var morning = refusals.Read(() => Typed.ChoiceOrNothing<MorningAfter>(Sent(DayField("morning", day)), "Choose better, same or worse.", DayField("morning", day)));
        var note = refusals.Read(() => Typed.TextOrNothing(Sent(DayField("note", day)), DayNote.MostNote, DayField("note", day)));
        refusals.ThrowIfAny();
        return new(before, legs, morning, note);
    }

    private bool AnyAnswerAsked(DateOnly day) => Request.Form.Keys.Any(key => key.EndsWith($".{Text(day)}", StringComparison.Ordinal) && key.Count(letter => letter == '.') == 1);

    private DateOnly? AnyDay() => string.IsNullOrEmpty(Day) ? null : Typed.Date(Day, nameof(Day));

    private string? Sent(string field) => Request.HasFormContentType ? (string?)Request.Form[field] : null;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number} {many}";
}
