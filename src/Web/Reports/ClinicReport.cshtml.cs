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

[Needs(Right.ReadClinicReport)]
public sealed class ClinicReportPage(IMediator mediator, ReportPrinter printer) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Through { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Paper { get; set; }

    public ClinicReport Report { get; private set; } = null!;

    public ReportTables Tables => new(Report);

    public async Task OnGetAsync(CancellationToken ct) => Report = await Chosen(ct);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        Report = await Chosen(ct);
        return File(Csv.Of(Tables.InLines), Csv.MediaType, "ClinicReport.csv");
    }

    public async Task<IActionResult> OnGetPdfAsync(CancellationToken ct)
    {
        var paper = ReportPrinter.PaperOf(Paper);
        Report = await Chosen(ct);
        var pdf = await printer.Print(new("Clinic report", Report.Period.From, Report.Period.Through, "/Reports/_ClinicReport.cshtml", Tables, paper), ct);
        return File(pdf, MediaTypeNames.Application.Pdf, "ClinicReport.pdf");
    }

    /// <summary>The usual period, with the sentences on the two dates.</summary>
    public async Task ShowAgain(CancellationToken ct) => Report = await mediator.Send(new ReadClinicReport(null, null), ct);

    private Task<ClinicReport> Chosen(CancellationToken ct)
    {
        var (from, through) = TypedPeriod.Read(From, Through);
        return mediator.Send(new ReadClinicReport(from, through), ct);
    }
}
