using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Safety;

namespace PrescribeRx.Web.Safety;

public sealed class ScreeningPage(IMediator mediator) : PageModel
{
    public ScreeningResult Result { get; private set; } = null!;

    public async Task OnGetAsync(Guid patient, Guid screening, CancellationToken ct) => Result = await mediator.Send(new ReadScreening(patient, screening), ct);
}
