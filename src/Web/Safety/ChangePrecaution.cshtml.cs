using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Web.Safety;

[Needs(Right.KeepSafetyPolicy)]
public sealed class ChangePrecautionPage(IMediator mediator, PrecautionRules rules, TimeProvider clock) : PrecautionFormPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string Rule { get; set; } = "";

    /// <summary>The version that was on the page.</summary>
    [BindProperty]
    public string? SeenVersion { get; set; }

    public PrecautionRule Current { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ShowAgain(ct);
        (Written, SeenVersion) = (TypedPrecaution.Of(Current), Current.VersionName);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Send(new ChangePrecaution(Rule, SeenVersion, Written.Read(), Written.Reason), ct);
        Notice.Leave(TempData, "The new version counts from now on.");
        return Redirect(Links.Precautions);
    }

    public override Task ShowAgain(CancellationToken ct)
    {
        Current = rules.Find(Rule, clock.Moment()) ?? throw new NotFound();
        return Task.CompletedTask;
    }
}
