using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Outcomes;

namespace PrescribeRx.Web.Adherence;

/// <summary>A week of a paper diary on one screen. Its fields are named for what they are about, since they depend on the plan.</summary>
public sealed class RecordWeekPage(IMediator mediator, TimeProvider clock) : PageModel, IShowAgain
{
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

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ShowAgain(ct);
        var refusals = new Refusals();
        var cells = View.Sheet.Rows.SelectMany(row => View.Sheet.Days.Select(day => refusals.Read(() => Cell(row, day)))).ToList();
        var days = View.Sheet.Days.Where(AnyAnswerAsked).Select(day => refusals.Read(() => new WeekDay(day, Answers(day), DayField("morning", day)))).ToList();
        refusals.ThrowIfAny();
        var recorded = await mediator.Send(new RecordWeek(PatientId, PrescriptionId, View.Sheet.Monday, cells, days, Submission), ct);
        Notice.Leave(TempData, recorded is { Entries: 0, Notes: 0 } ? "Nothing had changed." : $"Saved: {Count(recorded.Entries, "entry", "entries")} and {Count(recorded.Notes, "day note", "day notes")}.");
        return Redirect(Links.Week(PatientId, PrescriptionId, View.Sheet.Monday));
    }

    public async Task ShowAgain(CancellationToken ct) => View = await mediator.Send(new ReadWeek(PatientId, PrescriptionId, AnyDay()), ct);

    public string Field(string what, WeekRow row, DateOnly day) => $"{what}.{row.Item:N}.{row.Side}.{row.Session}.{Text(day)}";

    public string PainField(Guid item, DateOnly day) => $"p.{item:N}.{Text(day)}";

    public string DayField(string what, DateOnly day) => $"{what}.{Text(day)}";

    /// <summary>What was typed, once a form was sent; before that what stands in the diary.</summary>
    public string? Shown(string field, string? stands) => Request.HasFormContentType ? Sent(field) : stands;

    private WeekCell Cell(WeekRow row, DateOnly day)
    {
        var refusals = new Refusals();
        var field = Field("o", row, day);
        var outcome = refusals.Read(() => Typed.ChoiceOrNothing<EntryOutcome>(Sent(field), "Choose done, partly or not done.", field));
        var unit = row.AmountUnit;
        var amount = refusals.Read(() => Typed.WholeNumberOrNothing(
            Sent(Field("a", row, day)), 0, StretchEntry.MostSeconds, $"Enter {unit} as a whole number, from 0 to {StretchEntry.MostSeconds}.", Field("a", row, day)));
        var pain = refusals.Read(() => PainScore.ReadOrUnreported(Sent(PainField(row.Item, day)), PainField(row.Item, day)));
        refusals.ThrowIfAny();
        return new(row.Item, row.Side, row.Session, day, outcome, amount, pain, field);
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
