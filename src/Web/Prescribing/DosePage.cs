using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Web.Prescribing;

/// <summary>A page with the form for side, dose, frequency and gate of one stretch.</summary>
public abstract class DosePage(IMediator mediator, StretchCatalog catalog) : PrescriptionPage(mediator)
{
    [BindProperty]
    public TypedDose Dose { get; set; } = new();

    [BindProperty]
    public TypedGate Gate { get; set; } = new();

    public Stretch Stretch { get; protected set; } = null!;

    /// <summary>The stretches of this prescription that may come before this one.</summary>
    public IReadOnlyList<Choice> Before { get; protected set; } = [];

    /// <summary>The gate as it is kept or proposed, in one sentence; nothing where there is none.</summary>
    public string? GateAsks { get; protected set; }

    protected StretchCatalog Catalog { get; } = catalog;

    public override async Task ShowAgain(CancellationToken ct)
    {
        await Load(ct);
        Show();
    }

    /// <summary>Finds the stretch, and what may come before it.</summary>
    protected abstract void Show();

    protected IReadOnlyList<Choice> OthersThan(string stretch) =>
        [.. View.Stretches.Where(one => one.Stretch.Key != stretch).Select(one => new Choice(one.Prescribed.Item.ToString(), one.Stretch.Name))];

    protected PrescribedStretch? Prescribed(string? stretch) => View.Version.Stretches.FirstOrDefault(one => one.Stretch == stretch);
}
