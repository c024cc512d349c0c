using System.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Web.Patients;

/// <summary>The reminder as a file, as it is now.</summary>
[ForPatient]
public sealed class ReadCalendarPage(IMediator mediator, Caller caller) : PageModel
{
    private const string FileName = "reminder.ics";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        (await mediator.Send(new ReadReminder(caller.Link!.Patient), ct)).Calendar is { } calendar
            ? File(Encoding.UTF8.GetBytes(calendar.ToString()), ReminderCalendar.MediaType, FileName)
            : Redirect(Links.MyReminders);
}
