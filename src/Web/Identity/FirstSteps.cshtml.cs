using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Identity;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Identity;

/// <summary>Leads a new clinic from set-up to its first handout.</summary>
[Needs(Right.KeepClinic)]
public sealed class FirstStepsPage(IMediator mediator) : PageModel
{
    public FirstSteps Steps { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => Steps = await mediator.Send(new ReadFirstSteps(), ct);
}
