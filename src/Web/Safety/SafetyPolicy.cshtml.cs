using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Safety;

namespace PrescribeRx.Web.Safety;

public sealed class SafetyPolicyPage(IMediator mediator) : PageModel
{
    public SafetyPolicyView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => View = await mediator.Send(new ReadSafetyPolicy(), ct);
}
