using MediatR;
using PrescribeRx.Application;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Application.Identity;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Reports;
using PrescribeRx.Web.Handouts;

namespace PrescribeRx.Web.Reports;

/// <summary>A report as it is printed: the very markup of its page, under the clinic's head.</summary>
/// <param name="Title">Words of our own: they stand at the foot of every page too.</param>
/// <param name="Part">The view of what it says, and <paramref name="Says"/> what that shows.</param>
/// <param name="Of">Whom it is about; nobody, if it is about the clinic.</param>
public sealed record PrintedReport(string Title, DateOnly From, DateOnly Through, string Part, object Says, Paper Paper, Patient? Of = null);

/// <param name="At">At the clinic.</param>
public sealed record PrintedReportSheet(PrintedReport Report, Clinic Clinic, Branding Look, Person By, DateTimeOffset At, string Styles);

/// <summary>Prints reports with the browser that prints handouts. What a report says was read before, and is in the audit.</summary>
public sealed class ReportPrinter(PrintedViews views, IMediator mediator, Caller caller, TimeProvider clock)
{
    private const string Typeface = "9pt \"Noto Sans\", sans-serif";
    private static readonly string[] Sheets = ["tokens.css", "base.css", "layout.css", "card.css", "table.css", "diary.css", "chart.css", "print.css", "report.css"];

    /// <param name="paper">As it stands in the address; the clinic's own, where nothing does.</param>
    public Paper PaperOf(string? paper) => Typed.ChoiceOrNothing<Paper>(paper, "Choose A4 or Letter.", "Paper") ?? caller.Clinic!.Paper;

    /// <summary>A page that was mislaid is put back by its number.</summary>
    private static string FootOf(PrintedReport report) =>
        string.Concat(new[] { "@page", "@page letter" }.Select(page => $"{page} {{ @bottom-left {{ content: \"{report.Title}{(report.Of is { } patient ? $", patient no. {patient.Number}" : "")}\"; font: {Typeface}; }} }}\n"));

    /// <exception cref="PrinterMissing">The browser is not there or does not answer; says which.</exception>
    public async Task<byte[]> Print(PrintedReport report, CancellationToken ct)
    {
        var look = await mediator.Send(new ReadBranding(), ct);
        var styles = await views.Styles(Sheets, ct) + HandoutSheet.Colours(look) + FootOf(report);
        return await views.Print(await views.LayOut("/Reports/_PrintedReport.cshtml", new PrintedReportSheet(report, caller.Clinic!, look, caller.Person!, clock.GetUtcNow(), styles)), ct);
    }
}
