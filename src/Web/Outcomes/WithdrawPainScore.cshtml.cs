using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Outcomes;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Web.Patients;

namespace PrescribeRx.Web.Outcomes;

[Needs(Right.Screen)]
public sealed class WithdrawPainScorePage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty(SupportsGet = true, Name = "score")]
    public Guid ScoreId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public PainScoresView View { get; private set; } = null!;

    public PainRating Rating { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await mediator.Send(new WithdrawPainScore(PatientId, ScoreId, Reason), ct);
        Notice.Leave(TempData, "The pain score is withdrawn.");
        return Redirect(Links.PainScores(PatientId));
    }

    public async Task ShowAgain(CancellationToken ct)
    {
        View = await mediator.Send(new ReadPainScores(PatientId), ct);
        Rating = View.Find(ScoreId) ?? throw new NotFound();
        ViewData["Crumbs"] = (Crumb[])[.. Crumbs.Patient(View.Patient), new("Pain scores", Links.PainScores(PatientId))];
    }
}
