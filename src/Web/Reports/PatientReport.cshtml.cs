using System.Net.Mime;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Reports;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Web.Reports;

public sealed class PatientReportPage(IMediator mediator, ReportPrinter printer) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty(SupportsGet = true, Name = "prescription")]
    public Guid PrescriptionId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Through { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Paper { get; set; }

    public PatientReportView View { get; private set; } = null!;

    public bool HasDays => View.Report.Days.Count > 0;

    public static string ChipOf(ReportDayKind kind) => kind switch
    {
        ReportDayKind.Done => "chip chip-good",
        ReportDayKind.Partly => "chip chip-attention",
        ReportDayKind.NotDone => "chip chip-stop",
        _ => "chip",
    };

    public async Task OnGetAsync(CancellationToken ct) => View = await Chosen(ct);

    /// <summary>The file is named after no patient.</summary>
    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        View = await Chosen(ct);
        return File(Csv.Of(new PatientReportTables(View).InLines), Csv.MediaType, "PatientReport.csv");
    }

    /// <inheritdoc cref="OnGetCsvAsync"/>
    public async Task<IActionResult> OnGetPdfAsync(CancellationToken ct)
    {
        var paper = printer.PaperOf(Paper);
        View = await Chosen(ct);
        var pdf = await printer.Print(new("Adherence report", View.Report.From, View.Report.Through, "/Reports/_PatientReport.cshtml", new PatientReportSheet(View, IsOnPaper: true), paper, View.Record.Patient), ct);
        return File(pdf, MediaTypeNames.Application.Pdf, "PatientReport.pdf");
    }

    /// <summary>The whole course again, with the sentences on the two dates.</summary>
    public async Task ShowAgain(CancellationToken ct) => View = await mediator.Send(new ReadPatientReport(PatientId, PrescriptionId, null, null), ct);

    private Task<PatientReportView> Chosen(CancellationToken ct)
    {
        var (from, through) = TypedPeriod.Read(From, Through);
        return mediator.Send(new ReadPatientReport(PatientId, PrescriptionId, from, through), ct);
    }
}
