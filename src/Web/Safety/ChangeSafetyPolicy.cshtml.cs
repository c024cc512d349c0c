using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Web.Safety;

[Needs(Right.KeepSafetyPolicy)]
public sealed class ChangeSafetyPolicyPage(IMediator mediator, Caller caller) : PageModel, IShowAgain
{
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Owner { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? ScreeningValidDays { get; set; }

    [BindProperty]
    public string? ActionAtFew { get; set; }

    [BindProperty]
    public string? ActionAtSome { get; set; }

    [BindProperty]
    public string? ActionAtHigh { get; set; }

    [BindProperty]
    public string? Comfortable { get; set; }

    [BindProperty]
    public string? StopAt { get; set; }

    [BindProperty]
    public List<string> Pauses { get; set; } = [];

    [BindProperty]
    public string? GateOverride { get; set; }

    [BindProperty]
    public string? MostMinutesADay { get; set; }

    [BindProperty]
    public string? MostStretches { get; set; }

    public void OnGet()
    {
        var (policy, terms) = (caller.Policy, caller.Policy.Terms);
        (Version, Owner, ScreeningValidDays) = (policy.Version, policy.Owner, $"{terms.ScreeningValidDays}");
        (ActionAtFew, ActionAtSome, ActionAtHigh) = (terms.ActionAtFew, terms.ActionAtSome, terms.ActionAtHigh);
        (Comfortable, StopAt, GateOverride) = ($"{terms.Limits.Comfortable}", $"{terms.Limits.Stop}", $"{terms.GateOverride}");
        (MostMinutesADay, MostStretches) = ($"{terms.MostMinutesADay}", $"{terms.MostStretches}");
        Pauses = [.. MayPause.Where(terms.Pauses).Select(kind => kind.ToString())];
        ShowWhereWeAre();
    }

    /// <summary>What a clinic decides about; the rest always pauses.</summary>
    public static readonly AlertKind[] MayPause = [AlertKind.LegSymptoms, AlertKind.StopPain, AlertKind.WorseMornings];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var refusals = new Refusals();
        var days = Number(refusals, ScreeningValidDays, SafetyTerms.MostScreeningDays, "days", nameof(ScreeningValidDays));
        var minutes = Number(refusals, MostMinutesADay, SafetyTerms.LongestDay, "minutes", nameof(MostMinutesADay));
        var stretches = Number(refusals, MostStretches, SafetyTerms.LongestList, "stretches", nameof(MostStretches));
        var comfortable = refusals.Read(() => PainScore.Read(Comfortable, nameof(Comfortable)));
        var stop = refusals.Read(() => PainScore.Read(StopAt, nameof(StopAt)));
        var whose = refusals.Read(() => Typed.Choice<OverridePolicy>(GateOverride, "Choose who may open a gate early.", nameof(GateOverride)));
        refusals.ThrowIfAny();
        var terms = new SafetyTerms(
            days, ActionAtFew, ActionAtSome, ActionAtHigh, PainLimits.Of(comfortable, stop), Pauses.Contains(nameof(AlertKind.StopPain)),
            Pauses.Contains(nameof(AlertKind.LegSymptoms)), Pauses.Contains(nameof(AlertKind.WorseMornings)), whose, minutes, stretches);
        await mediator.Send(new ChangeSafetyPolicy(Version, terms, Owner, Reason), ct);
        Notice.Leave(TempData, "The policy is in force from now on.");
        return Redirect(Links.SafetyPolicy);
    }

    public Task ShowAgain(CancellationToken ct)
    {
        ShowWhereWeAre();
        return Task.CompletedTask;
    }

    private void ShowWhereWeAre() => ViewData["Crumbs"] = new[] { new Crumb("Safety policy", Links.SafetyPolicy) };

    private static int Number(Refusals refusals, string? typed, int most, string what, string field) =>
        refusals.Read(() => Typed.WholeNumber(typed, 1, most, $"Enter the {what} as a whole number, from 1 to {most}.", field));
}
