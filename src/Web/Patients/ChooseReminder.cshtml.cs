using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Web.Patients;

/// <summary>All that a patient decides about their reminders; each part has a button of its own.</summary>
[ForPatient]
public sealed class ChooseReminderPage(IMediator mediator, Caller caller) : PageModel, IShowAgain
{
    public const string Yes = "Yes";

    [BindProperty]
    public string? Time { get; set; }

    [BindProperty]
    public List<string> Days { get; set; } = [];

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public List<string> Agrees { get; set; } = [];

    public ReminderView View { get; private set; } = null!;

    /// <summary>The address as calendars take it, so that a tap opens the calendar and not a file.</summary>
    public string Subscribe => "webcal" + View.FeedAddress![View.FeedAddress!.IndexOf(':', StringComparison.Ordinal)..];

    private Phrases Words => MyLanguage.WordsOf(HttpContext);

    private Guid Patient => caller.Link!.Patient;

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var refusals = new Refusals();
        var time = refusals.Read(() => Typed.Time(Time, nameof(Time)));
        var days = refusals.Read(() => Days.Aggregate(Weekdays.None, (all, day) => all | Typed.Choice<Weekdays>(day, Saying.Of("refused.listed-days"), nameof(Days))));
        refusals.ThrowIfAny();
        return await Do(new ChooseReminder(Patient, time, days), Words["reminder.saved"], ct);
    }

    public Task<IActionResult> OnPostFeedAsync(CancellationToken ct) => Do(new MakeFeed(Patient), Words["reminder.made"], ct);

    public Task<IActionResult> OnPostEndFeedAsync(CancellationToken ct) => Do(new RevokeFeed(Patient), Words["reminder.ended"], ct);

    public Task<IActionResult> OnPostMailAsync(CancellationToken ct) =>
        Do(new AskForMail(Patient, Address, Agrees.Contains(Yes), Words.Language), Words["reminder.asked"], ct);

    public Task<IActionResult> OnPostStopMailAsync(CancellationToken ct) => Do(new WithdrawMail(Patient), Words["reminder.stopped"], ct);

    public async Task ShowAgain(CancellationToken ct)
    {
        View = await mediator.Send(new ReadReminder(Patient), ct);
        if (Time is not null)
            return;
        Time = View.Reminder is { } chosen ? $"{chosen.At:HH:mm}" : null;
        var days = View.Reminder?.Days ?? View.Asked;
        Days = [.. Enum.GetValues<Weekdays>().Where(day => day is not (Weekdays.None or Weekdays.EveryDay) && days.HasFlag(day)).Select(day => day.ToString())];
    }

    private async Task<IActionResult> Do(IRequest<Unit> deed, string done, CancellationToken ct)
    {
        await mediator.Send(deed, ct);
        Notice.Leave(TempData, done);
        return Redirect(Links.MyReminders);
    }
}
