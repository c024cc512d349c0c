using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Domain.Handouts;

namespace PrescribeRx.Web.Adherence;

/// <summary>How to do one stretch. What is locked, resting or withheld has no such page, nor has what belongs to somebody else.</summary>
[ForPatient]
public sealed class HowPage(IMediator mediator, Caller caller) : MyPage(mediator, caller)
{
    [BindProperty(SupportsGet = true)]
    public Guid Item { get; set; }

    public HandoutStretch Stretch { get; private set; } = null!;

    public HandoutDocument Document { get; private set; } = null!;

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await ShowAgain(ct);
        if (View.Find(Item) is not { } found)
            throw new NotFound();
        (Document, Stretch) = found;
        return Page();
    }
}
