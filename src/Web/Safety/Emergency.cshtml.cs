using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Web.Patients;

namespace PrescribeRx.Web.Safety;

/// <summary>What to do now, in plain words: to read out, and to print for whoever sees the patient next.</summary>
public sealed class EmergencyPage(IMediator mediator) : PageModel
{
    public ScreeningResult Result { get; private set; } = null!;

    public IEnumerable<RedFlag> Signs => RedFlags.All.Where(flag => flag.Level == LevelOfConcern.High && Result.Screening.Answers.GetValueOrDefault(flag.Key) == RedFlagAnswer.Yes);

    public async Task<IActionResult> OnGetAsync(Guid patient, Guid screening, CancellationToken ct)
    {
        Result = await mediator.Send(new ReadScreening(patient, screening), ct);
        if (!Result.Screening.IsEmergency)
            return Redirect(Links.Screening(patient, screening));
        ViewData["Crumbs"] = Crumbs.Patient(Result.Patient);
        return Page();
    }
}
