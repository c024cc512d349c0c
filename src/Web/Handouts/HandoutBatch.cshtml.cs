using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Infrastructure.Handouts;

namespace PrescribeRx.Web.Handouts;

/// <summary>How far a batch is, who got no handout, and in the end what was made.</summary>
[Needs(Right.ProduceHandouts)]
public sealed class HandoutBatchPage(IMediator mediator, HandoutBundle bundle) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true, Name = "batch")]
    public Guid BatchId { get; set; }

    public BatchProgress Progress { get; private set; } = null!;

    public IReadOnlyList<BatchFailure> Failures { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var made = await mediator.Send(new DownloadHandoutBatch(BatchId), ct);
        if (made.Files.Count == 0)
        {
            Notice.Leave(TempData, "All handouts of this batch have gone out of date. Order them again.", NoticeKind.Warning);
            return Redirect(Links.HandoutBatch(BatchId));
        }
        Response.ContentType = HandoutBundle.TypeOf(made.Kind);
        Response.Headers.ContentDisposition = $"attachment; filename={HandoutBundle.NameOf(made.Kind)}";
        // By way of the pipe, since an archive writes a few of its bytes without waiting, which the body refuses.
        await bundle.Write(made, Response.BodyWriter.AsStream(), ct);
        return new EmptyResult();
    }

    /// <summary>Names are read once it is over: until then the page is looked at every few seconds.</summary>
    public async Task ShowAgain(CancellationToken ct)
    {
        Progress = await mediator.Send(new ReadHandoutBatch(BatchId), ct);
        if (Progress is { IsOver: true, Failed: > 0 })
            Failures = (await mediator.Send(new ReadBatchFailures(BatchId), ct)).Lines;
    }
}
