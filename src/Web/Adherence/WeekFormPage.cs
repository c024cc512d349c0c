using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Web.Adherence;

/// <summary>A week of a paper diary as a form. Its fields are named for what they are about, since they depend on the plan.</summary>
public abstract class WeekFormPage(IMediator mediator) : PageModel, IShowAgain
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

    protected IMediator Mediator { get; } = mediator;

    protected DateOnly Monday => WeekSheet.MondayOf(Typed.Date(Day, nameof(Day)));

    public virtual async Task ShowAgain(CancellationToken ct) => View = await Mediator.Send(new ReadWeek(PatientId, PrescriptionId, AnyDay()), ct);

    public string Field(string what, WeekRow row, DateOnly day) => Field(what, row.Item, row.Side, row.Session, day);

    public string PainField(Guid item, DateOnly day) => $"p.{item:N}.{Text(day)}";

    public string DayField(string what, DateOnly day) => $"{what}.{Text(day)}";

    /// <summary>What was typed, once a form was sent; before that what stands in the diary.</summary>
    public virtual string? Shown(string field, string? stands) => Request.HasFormContentType ? Sent(field) : stands;

    /// <summary>Which time of the day a line is about, where there are several.</summary>
    public string SessionOf(WeekRow row) => View.Sheet.Rows.Any(other => other.Item == row.Item && other.Session > 1) ? $", time {row.Session}" : "";

    /// <summary>What was sent says itself which stretch, side and day it is about, so nothing is read before it is recorded.</summary>
    protected (IReadOnlyList<WeekCell> Cells, IReadOnlyList<WeekDay> Days) Sheet()
    {
        var refusals = new Refusals();
        var cells = Request.Form.Keys.Select(CellNamed).OfType<WeekCell>().Select(cell => refusals.Read(() => Cell(cell))).ToList();
        var days = Enumerable.Range(0, DaysOfWeek).Select(Monday.AddDays).Where(AnyAnswerAsked)
            .Select(day => refusals.Read(() => new WeekDay(day, Answers(day), DayField("morning", day)))).ToList();
        refusals.ThrowIfAny();
        return (cells!, days!);
    }

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

    protected string? Sent(string field) => Request.HasFormContentType ? (string?)Request.Form[field] : null;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
