using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Web.Prescribing;

[Needs(Right.Prescribe)]
public sealed class FallBackPage(IMediator mediator) : PrescriptionPage(mediator)
{
    [BindProperty(SupportsGet = true, Name = "item")]
    public Guid Item { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    /// <summary>The stretch behind the gate; nothing where this version no longer has it.</summary>
    public StretchView? Gated => View.Stretches.FirstOrDefault(one => one.Prescribed.Item == Item && one.Prescribed.Gate is not null);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var kind = Typed.Choice<RegressionKind>(Kind, "This is not proposed any more. Look at the gate as it is now.", "");
        await Mediator.Send(new FallBack(PatientId, PrescriptionId, Revision, Item, kind), ct);
        return ToPrescription("The next version is started as a draft with this change. What is signed stays in force until you sign it.");
    }
}
