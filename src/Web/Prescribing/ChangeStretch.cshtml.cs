using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Web.Prescribing;

[Needs(Right.Prescribe)]
public sealed class ChangeStretchPage(IMediator mediator, StretchCatalog catalog) : DosePage(mediator, catalog)
{
    [BindProperty(SupportsGet = true, Name = "item")]
    public Guid Item { get; set; }

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await base.OnGetAsync(ct);
        Show();
        var prescribed = View.Version.Find(Item)!;
        Dose = TypedDose.Of(prescribed.Side, prescribed.Dose);
        Gate = TypedGate.Of(prescribed.Gate);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ShowAgain(ct);
        var (side, dose, gate) = Dose.Read(Stretch, Gate);
        await Mediator.Send(new ChangeStretch(PatientId, PrescriptionId, Revision, Item, side, dose, gate), ct);
        return ToPrescription($"{Stretch.Name} changed.");
    }

    protected override void Show()
    {
        var prescribed = View.Version.Find(Item) ?? throw (HttpMethods.IsPost(Request.Method) ? new Refusal(Prescription.Stale) : new NotFound());
        Stretch = Catalog.Edition(prescribed.Stretch, prescribed.Edition);
        Before = OthersThan(prescribed.Stretch);
        GateAsks = View.Stretches.Single(one => one.Prescribed.Item == Item).Asks;
    }
}
