using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Handouts;

[Needs(Right.ProduceHandouts)]
public sealed class CancelHandoutBatchPage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true, Name = "batch")]
    public Guid BatchId { get; set; }

    public BatchProgress Progress { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await mediator.Send(new CancelHandoutBatch(BatchId), ct);
        Notice.Leave(TempData, "The rest is cancelled.");
        return Redirect(Links.HandoutBatch(BatchId));
    }

    public async Task ShowAgain(CancellationToken ct) => Progress = await mediator.Send(new ReadHandoutBatch(BatchId), ct);
}
