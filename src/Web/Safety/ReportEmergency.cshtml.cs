using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Safety;
using PrescribeRx.Web.Adherence;

namespace PrescribeRx.Web.Safety;

/// <summary>Says first what to do now, and then offers to tell the clinic.</summary>
[ForPatient]
public sealed class ReportEmergencyPage(IMediator mediator, Caller caller, TimeProvider clock) : MyPage(mediator, caller)
{
    [BindProperty]
    public Guid Submission { get; set; }

    public override Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Submission = clock.NewId();
        return base.OnGetAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(new ReportEmergency(Patient, Submission), ct);
        Notice.Leave(TempData, Words["signs.told"], NoticeKind.Stop);
        return Redirect(Links.MyEmergency);
    }
}
