using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Web.Prescribing;

[Needs(Right.Prescribe)]
public sealed class PrescribeStretchPage(IMediator mediator, StretchCatalog catalog) : DosePage(mediator, catalog)
{
    [BindProperty(SupportsGet = true, Name = "stretch")]
    public string Key { get; set; } = "";

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await base.OnGetAsync(ct);
        Show();
        Dose = TypedDose.Of(Stretch.DefaultSide, Stretch.DefaultDose);
        Gate = Stretch.Prerequisite is { } first ? TypedGate.Of(first.Gate, Prescribed(first.Stretch)?.Item, rests: false) : TypedGate.Of(null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Stretch = Catalog.Find(Key) ?? Catalog.Latest(Key) ?? throw new NotFound();
        var (side, dose, gate) = Dose.Read(Stretch, Gate);
        await Mediator.Send(new PrescribeStretch(PatientId, PrescriptionId, Revision, Key, side, dose, gate), ct);
        return ToPrescription($"{Stretch.Name} added.");
    }

    protected override void Show()
    {
        Stretch = Catalog.Find(Key) ?? Catalog.Latest(Key) ?? throw new NotFound();
        Before = OthersThan(Key);
        GateAsks = Stretch.Prerequisite is { } first && Prescribed(first.Stretch) is { } before
            ? GateSentence.Of(new(before.Item, first.Gate), Catalog.Edition(before.Stretch, before.Edition).Name, View.Version.PainLimits)
            : null;
    }
}
