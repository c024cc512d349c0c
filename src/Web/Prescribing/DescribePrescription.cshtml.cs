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
    public string? Condition { get; set; }

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

    [BindProperty]
    public string? Grouping { get; set; }

    [BindProperty]
    public string? Teaching { get; set; }

    [BindProperty]
    public string? Setting { get; set; }

    [BindProperty]
    public string? Motivation { get; set; }

    [BindProperty]
    public string? OtherCare { get; set; }

    public static IReadOnlyList<Choice> ConditionsToChoose => [.. Enum.GetValues<Condition>().Select(one => new Choice($"{one}", ((Condition?)one).InWords()))];

    public static IReadOnlyList<Choice> Groupings => [.. Enum.GetValues<Grouping>().Select(one => new Choice($"{one}", ReportingTemplate.InWords(one)))];

    public static IReadOnlyList<Choice> Teachings => [.. Enum.GetValues<Teaching>().Select(one => new Choice($"{one}", ReportingTemplate.InWords(one)))];

    public static IReadOnlyList<Choice> Settings => [.. Enum.GetValues<Setting>().Select(one => new Choice($"{one}", ReportingTemplate.InWords(one)))];

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await base.OnGetAsync(ct);
        var version = View.Version;
        (Goal, Condition, CourseWeeks, BaselinePain) = (version.Goal, $"{version.Condition}", $"{version.Course.Weeks}", $"{version.BaselinePain}");
        (Comfortable, StopAt, ReviewOn) = ($"{version.PainLimits.Comfortable}", $"{version.PainLimits.Stop}", $"{version.ReviewOn:yyyy-MM-dd}");
        var delivery = version.Delivery ?? Delivery.Usual;
        (Grouping, Teaching, Setting) = ($"{delivery.Grouping}", $"{delivery.Teaching}", $"{delivery.Setting}");
        (Motivation, OtherCare) = (delivery.Motivation, delivery.OtherCare);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var refusals = new Refusals();
        var condition = refusals.Read(() => Typed.ChoiceOrNothing<Condition>(Condition, "Choose one of these, or none.", nameof(Condition)));
        var course = refusals.Read(() => Course.Read(CourseWeeks, nameof(CourseWeeks)));
        var baseline = refusals.Read(() => PainScore.ReadOrUnreported(BaselinePain, nameof(BaselinePain)));
        var comfortable = refusals.Read(() => PainScore.Read(Comfortable, nameof(Comfortable)));
        var stop = refusals.Read(() => PainScore.Read(StopAt, nameof(StopAt)));
        var review = refusals.Read(() => string.IsNullOrWhiteSpace(ReviewOn) ? null : (DateOnly?)Typed.Date(ReviewOn, nameof(ReviewOn)));
        var grouping = refusals.Read(() => Typed.ChoiceOrNothing<Grouping>(Grouping, "Choose one person or a group.", nameof(Grouping)));
        var teaching = refusals.Read(() => Typed.ChoiceOrNothing<Teaching>(Teaching, "Choose how it is taught.", nameof(Teaching)));
        var setting = refusals.Read(() => Typed.ChoiceOrNothing<Setting>(Setting, "Choose where it is done.", nameof(Setting)));
        refusals.ThrowIfAny();
        await Mediator.Send(new DescribePrescription(
            PatientId, PrescriptionId, Revision, Goal, course, baseline, PainLimits.Of(comfortable, stop), review, new(grouping, teaching, setting, Motivation, OtherCare), condition), ct);
        return ToPrescription("Saved.");
    }
}
