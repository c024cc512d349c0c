using System.Net.Mime;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Reports;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Web.Reports;

/// <summary>At once for a period as long as is usual; a longer one is offered to be made in the background.</summary>
[Needs(Right.ReadClinicReport)]
public sealed class ClinicReportPage(IMediator mediator, ReportPrinter printer, Caller caller, TimeProvider clock) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Through { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Paper { get; set; }

    public Period Period { get; private set; } = null!;

    /// <summary>Nothing, where the period is too long to be shown at once.</summary>
    public ClinicReport? Report { get; private set; }

    public Task OnGetAsync(CancellationToken ct)
    {
        var (from, through) = TypedPeriod.Read(From, Through);
        return Show(from, through, ct);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        var (from, through) = TypedPeriod.Read(From, Through);
        return File(Csv.Of(new ReportTables(await mediator.Send(new ReadClinicReport(from, through), ct)).InLines), Csv.MediaType, "ClinicReport.csv");
    }

    public async Task<IActionResult> OnGetPdfAsync(CancellationToken ct)
    {
        var paper = printer.PaperOf(Paper);
        var (from, through) = TypedPeriod.Read(From, Through);
        var report = await mediator.Send(new ReadClinicReport(from, through), ct);
        var pdf = await printer.Print(new("Clinic report", report.Period.From, report.Period.Through, "/Reports/_ClinicReport.cshtml", new ReportTables(report), paper), ct);
        return File(pdf, MediaTypeNames.Application.Pdf, "ClinicReport.pdf");
    }

    /// <summary>The usual period, with the sentences on the two dates.</summary>
    public Task ShowAgain(CancellationToken ct) => Show(null, null, ct);

    private async Task Show(DateOnly? from, DateOnly? through, CancellationToken ct)
    {
        Period = ClinicReport.PeriodOf(from, through, caller.Clinic!.Zone.DateAt(clock.Moment()));
        if (!ClinicReportRun.IsLong(Period))
            Report = await mediator.Send(new ReadClinicReport(Period.From, Period.Through), ct);
    }
}
