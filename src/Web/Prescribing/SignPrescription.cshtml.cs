using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Web.Prescribing;

[Needs(Right.Prescribe)]
public sealed class SignPrescriptionPage(IMediator mediator) : PrescriptionPage(mediator)
{
    protected override ReadPrescription Shown => base.Shown with { WithTemplate = true };

    /// <summary>Where to say what is missing, each place once.</summary>
    public IEnumerable<SaidIn> ToSayIn =>
        View.Template.Where(item => item.Missing is not null).Select(item => item.Where)
            .Concat(View.Version.Goal is null ? [SaidIn.Purpose] : []).Distinct().Order();

    public (string Address, string Text) PlaceOf(SaidIn where) => where switch
    {
        SaidIn.Stretches => (Links.Build(PatientId, PrescriptionId), "Add a stretch"),
        SaidIn.Colleagues => (Links.People, "Colleagues"),
        _ => (Links.Describe(PatientId, PrescriptionId), "Purpose, course and delivery"),
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(new SignPrescription(PatientId, PrescriptionId, Revision), ct);
        return ToPrescription("Signed. Produce the handout next.");
    }
}
