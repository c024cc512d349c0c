using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Outcomes;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Web.Patients;

namespace PrescribeRx.Web.Outcomes;

public sealed class PainScoresPage(IMediator mediator) : PageModel
{
    public PainScoresView View { get; private set; } = null!;

    public async Task OnGetAsync(Guid patient, CancellationToken ct)
    {
        View = await mediator.Send(new ReadPainScores(patient), ct);
        ViewData["Crumbs"] = Crumbs.Patient(View.Patient);
    }
}

/// <summary>A table of pain scores, those that no longer stand struck through.</summary>
/// <param name="MayChange">Whether each score that stands can be corrected and withdrawn from here.</param>
public sealed record PainTable(PainOnRecord Pain, Zone Zone, bool MayChange)
{
    /// <summary>The last day that is shown.</summary>
    public DateOnly Through { get; init; } = DateOnly.MaxValue;

    /// <summary>The latest day first.</summary>
    public IEnumerable<PainRating> Rows => Pain.History.Recorded.Where(rating => !rating.IsWithdrawal && rating.On <= Through).Reverse();

    public string NameOf(Guid person) => Pain.People[person];
}
