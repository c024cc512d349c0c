using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Identity;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Web.Handouts;

namespace PrescribeRx.Web.Identity;

/// <summary>The clinic's colour as a style sheet, since no page may hold styles itself.</summary>
[Needs(Right.ReadPatients)]
public sealed class ReadBrandingPage(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => Content(HandoutSheet.Colours(await mediator.Send(new ReadBranding(), ct)), "text/css");
}
