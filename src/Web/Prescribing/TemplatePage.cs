using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace PrescribeRx.Web.Prescribing;

/// <summary>A page that keeps the stretches of a plan as a template.</summary>
public abstract class TemplatePage(IMediator mediator) : PrescriptionPage(mediator)
{
    public static readonly IReadOnlyList<Choice> Replace = [new("true", "Replace it")];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Goal { get; set; }

    [BindProperty]
    public bool Replaces { get; set; }

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await base.OnGetAsync(ct);
        Goal = View.Version.Goal;
        return Page();
    }
}
