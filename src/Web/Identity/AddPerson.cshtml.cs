using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Identity;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Identity;

public sealed class AddPersonPage(IMediator mediator) : PageModel, IShowAgain
{
    public IReadOnlyList<Choice> RoleChoices { get; } =
    [
        new("Lead", "Lead", "Keeps people and catalog, reads reports and the audit."),
        new("Clinician", "Clinician", "Screens, prescribes, signs and decides on gates."),
        new("Assistant", "Assistant", "Adds patients, types diaries in and prints handouts."),
    ];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public List<string> Roles { get; set; } = [];

    [BindProperty]
    public string? Registration { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var roles = Roles.Aggregate(Domain.Identity.Roles.None, (all, role) => all | Typed.Choice<Roles>(role, "Choose the roles from the list.", "Roles"));
        var code = await mediator.Send(new AddPerson(Name ?? "", Email ?? "", roles, Registration), ct);
        (TempData[nameof(PeoplePage.NewCode)], TempData[nameof(PeoplePage.NewCodeFor)]) = (code, Name);
        return Redirect(Links.People);
    }

    public Task ShowAgain(CancellationToken ct) => Task.CompletedTask;
}
