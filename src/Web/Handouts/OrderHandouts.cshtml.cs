using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Handouts;

/// <summary>The clinic's batches; the list of patients sends its orders here.</summary>
[Needs(Right.ProduceHandouts)]
public sealed class OrderHandoutsPage(IMediator mediator) : PageModel, IShowAgain
{
    private static readonly IReadOnlyList<Choice> Groups =
        [new(nameof(Group.Ticked), "Those who are ticked"), new(nameof(Group.Shown), "Everybody on this page"), new(nameof(Group.Found), "Everybody found, also on the other pages")];

    private enum Group { Ticked, Shown, Found }

    /// <param name="isOfAll">The list is of all whom a search finds, or of everybody.</param>
    public static IReadOnlyList<Choice> GroupsOf(bool isOfAll) => isOfAll ? Groups : [.. Groups.Where(group => group.Value != nameof(Group.Found))];

    [BindProperty]
    public List<Guid> Patient { get; set; } = [];

    [BindProperty]
    public List<Guid> Shown { get; set; } = [];

    [BindProperty]
    public string? Whom { get; set; }

    [BindProperty]
    public string? Search { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    public IReadOnlyList<BatchProgress> Batches { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var ordered = await mediator.Send(Asked(), ct);
        return Redirect(Links.HandoutBatch(ordered.Batch));
    }

    public async Task ShowAgain(CancellationToken ct) => Batches = await mediator.Send(new ReadHandoutBatches(), ct);

    private OrderHandouts Asked()
    {
        var kind = Typed.Choice<BatchKind>(Kind, "Choose a zip or one PDF.", nameof(Kind));
        return Typed.Choice<Group>(Whom, "Choose for whom.", nameof(Whom)) switch
        {
            Group.Ticked => new(Patient, kind),
            Group.Shown => new(Shown, kind),
            _ => new([], kind, Search: new(Search)),
        };
    }
}
