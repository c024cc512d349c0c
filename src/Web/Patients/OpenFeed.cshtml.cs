using System.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Web.Patients;

/// <summary>What a patient's calendar looks at by itself, every few hours.</summary>
[OpenToAll("A calendar cannot sign in; whoever has its address is taken for the patient's.")]
public sealed class OpenFeedPage(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await mediator.Send(new OpenFeed(HiddenToken.Of(HttpContext)), ct) is { } patient && (await mediator.Send(new ReadReminder(patient), ct)).Calendar is { } calendar
            ? File(Encoding.UTF8.GetBytes(calendar.ToString()), $"{ReminderCalendar.MediaType}; charset=utf-8")
            : NotFound();
}
