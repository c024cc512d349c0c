using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Reports;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Web.Reports;

[Needs(Right.ReadClinicReport)]
public sealed class ClinicReportPage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Through { get; set; }

    public ClinicReport Report { get; private set; } = null!;

    public ReportTables Tables => new(Report);

    public async Task OnGetAsync(CancellationToken ct) => Report = await Chosen(ct);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        Report = await Chosen(ct);
        return File(Csv.Of(Tables.InLines), Csv.MediaType, "ClinicReport.csv");
    }

    /// <summary>The usual period, with the sentences on the two dates.</summary>
    public async Task ShowAgain(CancellationToken ct) => Report = await mediator.Send(new ReadClinicReport(null, null), ct);

    private Task<ClinicReport> Chosen(CancellationToken ct)
    {
        var (from, through) = TypedPeriod.Read(From, Through);
        return mediator.Send(new ReadClinicReport(from, through), ct);
    }
}
