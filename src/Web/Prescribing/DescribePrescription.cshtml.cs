using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Web.Prescribing;

[Needs(Right.Prescribe)]
public sealed class DescribePrescriptionPage(IMediator mediator) : PrescriptionPage(mediator)
{
    [BindProperty]
    public string? Goal { get; set; }

    [BindProperty]
    public string? CourseWeeks { get; set; }

    [BindProperty]
    public string? BaselinePain { get; set; }

    [BindProperty]
    public string? Comfortable { get; set; }

    [BindProperty]
    public string? StopAt { get; set; }

    [BindProperty]
    public string? ReviewOn { get; set; }

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await base.OnGetAsync(ct);
        var version = View.Version;
        (Goal, CourseWeeks, BaselinePain) = (version.Goal, $"{version.Course.Weeks}", $"{version.BaselinePain}");
        (Comfortable, StopAt, ReviewOn) = ($"{version.PainLimits.Comfortable}", $"{version.PainLimits.Stop}", $"{version.ReviewOn:yyyy-MM-dd}");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var refusals = new Refusals();
        var course = refusals.Read(() => Course.Read(CourseWeeks, nameof(CourseWeeks)));
        var baseline = refusals.Read(() => PainScore.ReadOrUnreported(BaselinePain, nameof(BaselinePain)));
        var comfortable = refusals.Read(() => PainScore.Read(Comfortable, nameof(Comfortable)));
        var stop = refusals.Read(() => PainScore.Read(StopAt, nameof(StopAt)));
        var review = refusals.Read(() => string.IsNullOrWhiteSpace(ReviewOn) ? null : (DateOnly?)Typed.Date(ReviewOn, nameof(ReviewOn)));
        refusals.ThrowIfAny();
        await Mediator.Send(new DescribePrescription(PatientId, PrescriptionId, Revision, Goal, course, baseline, PainLimits.Of(comfortable, stop), review), ct);
        return ToPrescription("Saved.");
    }
}
