using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Safety;

[Needs(Right.KeepSafetyPolicy)]
public sealed class AddPrecautionPage(IMediator mediator) : PrecautionFormPage(mediator)
{
    [BindProperty]
    public string? Name { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Send(new AddPrecaution(Name, Written.Read(), Written.Reason), ct);
        Notice.Leave(TempData, "The rule counts from now on.");
        return Redirect(Links.Precautions);
    }

    public override Task ShowAgain(CancellationToken ct) => Task.CompletedTask;
}
