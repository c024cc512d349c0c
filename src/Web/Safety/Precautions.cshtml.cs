using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Web.Safety;

[Needs(Right.ReadCatalog)]
public sealed class PrecautionsPage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true)]
    public string? Level { get; set; }

    public IReadOnlyList<PrecautionView> Rules { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var level = Typed.ChoiceOrNothing<PrecautionLevel>(Level, "Choose a level from the list.", nameof(Level));
        await ShowAgain(ct);
        Rules = [.. Rules.Where(view => level is null || view.Rule.Level == level)];
    }

    public async Task ShowAgain(CancellationToken ct) => Rules = await mediator.Send(new ReadPrecautions(), ct);
}
