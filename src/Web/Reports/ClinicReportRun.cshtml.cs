using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Reports;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Web.Reports;

/// <summary>How far a report is, and in the end the report.</summary>
[Needs(Right.ReadClinicReport)]
public sealed class ClinicReportRunPage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true, Name = "run")]
    public Guid RunId { get; set; }

    public ClinicReportRun Run { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        await ShowAgain(ct);
        return Run.Result is { } report ? File(Csv.Of(new ReportTables(report).InLines), Csv.MediaType, "ClinicReport.csv") : throw new NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await mediator.Send(new CancelClinicReport(RunId), ct);
        Notice.Leave(TempData, "The report is cancelled.");
        return Redirect(Links.ClinicReportRun(RunId));
    }

    public async Task ShowAgain(CancellationToken ct) => Run = await mediator.Send(new ReadClinicReportRun(RunId), ct);
}
