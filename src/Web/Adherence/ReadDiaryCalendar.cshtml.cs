using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;

namespace PrescribeRx.Web.Adherence;

/// <summary>The diary of one prescription as a clinician looks at it.</summary>
public sealed class ReadDiaryCalendarPage(IMediator mediator) : PageModel, IShowAgain
{
    public static readonly IReadOnlyList<string> Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty(SupportsGet = true, Name = "prescription")]
    public Guid PrescriptionId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    public DiaryCalendarView View { get; private set; } = null!;

    public IReadOnlyList<Choice> Months => [.. View.Months.Select(month => new Choice($"{month:yyyy-MM}", $"{month:MMMM yyyy}"))];

    /// <summary>The month that is shown, or nothing while the latest weeks are.</summary>
    public DateOnly? Shown => View.Calendar.Period == CalendarPeriod.OfMonth(View.Calendar.Period.From) ? View.Calendar.Period.From : null;

    public async Task OnGetAsync(CancellationToken ct) =>
        View = await mediator.Send(new ReadDiaryCalendar(PatientId, PrescriptionId, MonthOrNothing()), ct);

    /// <summary>The latest weeks, with the sentence on the month.</summary>
    public async Task ShowAgain(CancellationToken ct) => View = await mediator.Send(new ReadDiaryCalendar(PatientId, PrescriptionId, null), ct);

    /// <summary>A month that lies so many places further back in the list than the one that is shown.</summary>
    public DateOnly? Near(int further) =>
        Shown is { } shown && View.Months.ToList().IndexOf(shown) + further is var place && place >= 0 && place < View.Months.Count ? View.Months[place] : null;

    /// <summary>Two letters for each source, as the legend explains.</summary>
    public static string LettersOf(Source source) => source switch { Source.Timer => "Ti", Source.Tap => "Ta", Source.Paper => "Pa", _ => "Re" };

    /// <summary>The small marks below a day: "Pa+3✎".</summary>
    public static string FlagsOf(CalendarCell cell) =>
        string.Concat(cell.Sources.Select(LettersOf)) + (cell.IsLate ? $"+{cell.DaysLate}" : "") + (cell.IsCorrected ? "✎" : "") + (cell.IsBeyondWhatWasAsked ? "*" : "");

    private DateOnly? MonthOrNothing() =>
        string.IsNullOrWhiteSpace(Month) ? null
        : DateOnly.TryParseExact(Month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first
        : throw new Refusal("Choose a month from the list.", nameof(Month));
}
