using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Web.Patients;

/// <summary>The address that a patient was given. It is left behind at once: no later address has the token in it.</summary>
[OpenToAll("Patients have no account; whoever has the address is taken for the patient.")]
public sealed class OpenLinkPage(IMediator mediator, TimeProvider clock) : PageModel, IShowAgain
{
    [BindProperty]
    public string? BirthYear { get; set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => Come(null, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var refusals = new Refusals();
        var birthYear = refusals.Read<int?>(() => Typed.WholeNumber(BirthYear, Patient.EarliestBirth.Year, clock.GetUtcNow().Year, Saying.Of("refused.birth"), nameof(BirthYear)));
        // Whose link it is says in which language that is refused.
        var answer = await Come(birthYear, ct);
        refusals.ThrowIfAny();
        return answer;
    }

    public Task ShowAgain(CancellationToken ct) => Task.CompletedTask;

    private async Task<IActionResult> Come(int? birthYear, CancellationToken ct)
    {
        switch (await mediator.Send(new OpenLink(HiddenToken.Of(HttpContext), birthYear), ct))
        {
            case OpenLink.Outcome.Opened opened:
                await PatientCookie.Hand(HttpContext, opened.Link);
                return Redirect(Links.MyToday);
            case OpenLink.Outcome.AsksBirthYear:
                return Page();
            case OpenLink.Outcome.WrongYear:
                throw new Refusal(Saying.Of("refused.wrong-year"), nameof(BirthYear));
            case OpenLink.Outcome.LockedOut:
                throw new Refusal(Saying.Of("refused.locked-out", ("count", (int)PatientLink.LockedFor.TotalMinutes)), nameof(BirthYear));
            default:
                return NotFound();
        }
    }
}
