using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Web.Catalog;

/// <summary>A page with the form on which a clinic writes a stretch of its own.</summary>
public abstract class StretchFormPage(IMediator mediator, StretchCatalog catalog) : PageModel, IShowAgain
{
    private const int PartsShown = 4;
    private const int AlternativesShown = 3;

    [BindProperty]
    public TypedStretch Written { get; set; } = new();

    /// <summary>Stretches to choose as an alternative or a prerequisite.</summary>
    public IReadOnlyList<Choice> Others { get; private set; } = [];

    public int PartsOpen => Math.Max(PartsShown, Written.Parts.FindLastIndex(part => !part.IsEmpty) + 1);

    public int AlternativesOpen => Math.Clamp(Written.Alternatives.FindLastIndex(other => !other.IsEmpty) + 2, AlternativesShown, Stretch.MostLines);

    protected IMediator Mediator { get; } = mediator;

    protected StretchCatalog Catalog { get; } = catalog;

    public virtual Task ShowAgain(CancellationToken ct)
    {
        ShowOthersThan(null);
        return Task.CompletedTask;
    }

    /// <summary>Those that are not retired, and those that were chosen before.</summary>
    protected void ShowOthersThan(string? key)
    {
        var chosen = Written.Alternatives.Select(other => other.Stretch).Append(Written.Prerequisite).OfType<string>().ToHashSet();
        var own = Catalog.Own.Where(stretch => !stretch.IsRetired || chosen.Contains(stretch.Key)).Select(stretch => stretch.Latest.Stretch).ToList();
        var builtIn = Catalog.All.Where(stretch => Catalog.FindOwn(stretch.Key) is null);
        Others = [.. builtIn.Concat(own.OrderBy(stretch => stretch.Name, StringComparer.CurrentCulture)).Where(stretch => stretch.Key != key).Select(stretch => new Choice(stretch.Key, stretch.Name))];
    }

    /// <summary>Sends what was written; what is refused comes back on the fields of the form.</summary>
    protected async Task<T> Send<T>(IRequest<T> deed, CancellationToken ct)
    {
        try
        {
            return await Mediator.Send(deed, ct);
        }
        catch (Refusal refusal)
        {
            throw FieldsOfEntry.OnForm(refusal, Written);
        }
    }
}
