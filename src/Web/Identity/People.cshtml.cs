using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Identity;

namespace PrescribeRx.Web.Identity;

public sealed class PeoplePage(IMediator mediator) : PageModel
{
    [TempData]
    public string? NewCode { get; set; }

    [TempData]
    public string? NewCodeFor { get; set; }

    public IReadOnlyList<PersonLine> People { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => People = await mediator.Send(new ReadPeople(), ct);
}
