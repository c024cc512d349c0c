using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Reports;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Reports;

/// <summary>The reports that one ordered; the clinic report sends its orders here.</summary>
[Needs(Right.ReadClinicReport)]
public sealed class OrderClinicReportPage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Through { get; set; }

    public IReadOnlyList<RunLine> Runs { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (from, through) = TypedPeriod.Read(From, Through);
        return Redirect(Links.ClinicReportRun(await mediator.Send(new OrderClinicReport(from, through), ct)));
    }

    public async Task ShowAgain(CancellationToken ct) => Runs = await mediator.Send(new ReadClinicReportRuns(), ct);
}
