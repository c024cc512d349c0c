using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Reports;
using PrescribeRx.Domain;

namespace PrescribeRx.Web.Reports;

/// <summary>Searched by post, since a name belongs in no address.</summary>
public sealed class CaseloadPage(IMediator mediator) : PageModel
{
    private const int MostPages = 10_000;

    [BindProperty]
    public string? Search { get; set; }

    [BindProperty]
    public string? PageNumber { get; set; }

    public Caseload Caseload { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct) => Show(1, ct);

    public Task OnPostAsync(CancellationToken ct) =>
        Show(Typed.WholeNumberOrNothing(PageNumber, 1, MostPages, "There is no such page.", nameof(PageNumber)) ?? 1, ct);

    private async Task Show(int page, CancellationToken ct) => Caseload = await mediator.Send(new ReadCaseload(Search, page), ct);
}
