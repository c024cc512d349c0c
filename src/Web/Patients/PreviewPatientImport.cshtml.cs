using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Web.Patients;

/// <summary>Takes a file of patients to be looked at, and lists those that one brought.</summary>
[Needs(Right.KeepPatients)]
public sealed class PreviewPatientImportPage(IMediator mediator) : PageModel, IShowAgain
{
    public IReadOnlyList<PatientImport> Imports { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken ct) =>
        Redirect(Links.PatientImport(await mediator.Send(new PreviewPatientImport(await Bytes(file, ct)), ct)));

    public async Task ShowAgain(CancellationToken ct) => Imports = await mediator.Send(new ReadPatientImports(), ct);

    private static async Task<byte[]> Bytes(IFormFile? file, CancellationToken ct)
    {
        if (file is null)
            return [];
        if (file.Length > PatientImport.MostBytes)
            throw new Refusal(PatientImport.TooLarge, "File");
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }
}
