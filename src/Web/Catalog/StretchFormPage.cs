using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Handouts;

namespace PrescribeRx.Web.Catalog;

/// <summary>A page with the form on which a clinic writes a stretch of its own.</summary>
public abstract class StretchFormPage(IMediator mediator, StretchCatalog catalog) : PageModel, IShowAgain
{
    private const int PartsShown = 2;
    private const int StepsShown = 5;
    private const int AlternativesShown = 3;

    [BindProperty]
    public TypedStretch Written { get; set; } = new();

    /// <summary>Stretches to choose as an alternative or a prerequisite.</summary>
    public IReadOnlyList<Choice> Others { get; private set; } = [];

    /// <summary>Figures to choose, with those that the edition before has and the catalog no more.</summary>
    public FigureLibrary Figures { get; private set; } = catalog.Figures;

    public IReadOnlyList<Choice> StepFigures => ChoicesOf(Figures.Steps);

    public IReadOnlyList<Choice> WrongFigures => [.. Figures.WrongWays.Select(figure => ChoiceOf(figure) with { Group = "Drawn as errors" }), .. StepFigures];

    public int PartsOpen => Math.Max(PartsShown, Written.Parts.FindLastIndex(part => !part.IsEmpty) + 1);

    /// <summary>Of what is written so far.</summary>
    public ReadingLevel? Level =>
        ReadingLevel.Of(new[] { Written.Purpose, Written.SideMeans, Written.FeltAt, Written.Cues, Written.Errors, Written.Equipment }
            .Concat(Written.Parts.SelectMany(part => part.Steps.Select(step => step.Text))).OfType<string>());

    public int AlternativesOpen => Math.Clamp(Written.Alternatives.FindLastIndex(other => !other.IsEmpty) + 2, AlternativesShown, Stretch.MostLines);

    protected IMediator Mediator { get; } = mediator;

    protected StretchCatalog Catalog { get; } = catalog;

    public virtual Task ShowAgain(CancellationToken ct)
    {
        ShowOthersThan(null);
        return Task.CompletedTask;
    }

    /// <summary>Rows for the steps of a part: those that are filled and a few more.</summary>
    public static int StepsOpen(TypedStretchPart part)
    {
        var filled = part.Steps.FindLastIndex(step => !step.IsEmpty) + 1;
        return Math.Max(filled, Math.Clamp(filled + 2, StepsShown, Stretch.MostLines));
    }

    protected void ShowFiguresOf(Stretch earlier) => Figures = Catalog.Figures.With(earlier);

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

    private static List<Choice> ChoicesOf(IEnumerable<StepFigure> figures) => [.. figures.OrderBy(figure => figure.Pose.Position).Select(ChoiceOf)];

    private static Choice ChoiceOf(StepFigure figure) => new(figure.Pose.Key, figure.Pose.Name, Group: Words.Of(figure.Pose.Position));
}
