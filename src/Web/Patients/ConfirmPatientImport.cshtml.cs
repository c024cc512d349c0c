using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Web.Reports;

namespace PrescribeRx.Web.Patients;

/// <summary>What a file says, then how far its patients are added, and in the end what happened to each row.</summary>
[Needs(Right.KeepPatients)]
public sealed class ConfirmPatientImportPage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true, Name = "import")]
    public Guid ImportId { get; set; }

    [BindProperty]
    public List<string> AlsoAdd { get; set; } = [];

    public PatientImport Import { get; private set; } = null!;

    public ImportPreview? Preview { get; private set; }

    /// <summary>A file that was put away before anybody was added has none.</summary>
    public bool HasReport => Import.IsOver && (Import.State != ImportState.Cancelled || Import.RowsDone > 0);

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        var rows = await mediator.Send(new ReadImportReport(ImportId), ct);
        return File(Csv.Of([["Row", "What happened"], .. rows.Select(row => new[] { row.Number.ToString(CultureInfo.InvariantCulture), row.Outcome })]), Csv.MediaType, "PatientImport.csv");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await mediator.Send(new ConfirmPatientImport(ImportId, [.. AlsoAdd.Select(row => Typed.WholeNumber(row, 1, int.MaxValue, "Tick only rows of the list.", nameof(AlsoAdd)))]), ct);
        return Redirect(Links.PatientImport(ImportId));
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken ct)
    {
        await mediator.Send(new CancelPatientImport(ImportId), ct);
        Notice.Leave(TempData, "The import is cancelled.");
        return Redirect(Links.PatientImport(ImportId));
    }

    public async Task ShowAgain(CancellationToken ct)
    {
        Import = await mediator.Send(new ReadPatientImport(ImportId), ct);
        if (Import.State == ImportState.Previewed)
            Preview = (await mediator.Send(new ReadImportPreview(ImportId), ct)).Preview;
    }
}
