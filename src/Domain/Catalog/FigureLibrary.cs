namespace PrescribeRx.Domain.Catalog;

/// <summary>
/// The figures that a clinic chooses from for its own stretches: each pose of the built-in ones once, as it is first seen there,
/// without the arrows and felt places that belong to their steps alone. Of a wrong way the marked place stays.
/// </summary>
public sealed class FigureLibrary
{
    private readonly Dictionary<string, StepFigure> steps = [];
    private readonly Dictionary<string, StepFigure> wrongWays = [];

    /// <summary>Figures of steps done well, in the order of the catalog.</summary>
    public IReadOnlyCollection<StepFigure> Steps => steps.Values;

    /// <summary>Figures of common errors, in the order of the catalog.</summary>
    public IReadOnlyCollection<StepFigure> WrongWays => wrongWays.Values;

    public static FigureLibrary Of(IEnumerable<Stretch> stretches)
    {
        var library = new FigureLibrary();
        foreach (var stretch in stretches)
            library.Take(stretch);
        return library;
    }

    public StepFigure? Find(string? key) => key is null ? null : steps.GetValueOrDefault(key) ?? wrongWays.GetValueOrDefault(key);

    public bool ShowsOnlyAnError(string key) => wrongWays.ContainsKey(key) && !steps.ContainsKey(key);

    /// <summary>These, and those of an earlier edition that are here no more, so that the next edition can keep them.</summary>
    public FigureLibrary With(Stretch earlier)
    {
        var library = new FigureLibrary();
        foreach (var (key, figure) in steps)
            library.steps.Add(key, figure);
        foreach (var (key, figure) in wrongWays)
            library.wrongWays.Add(key, figure);
        library.Take(earlier);
        return library;
    }

    private void Take(Stretch stretch)
    {
        foreach (var figure in stretch.Parts.SelectMany(part => part.Figures).OfType<StepFigure>())
            steps.TryAdd(figure.Pose.Key, new(figure.Pose, figure.View));
        foreach (var wrong in stretch.WrongWays.Where(wrong => !steps.ContainsKey(wrong.Figure.Pose.Key)))
            wrongWays.TryAdd(wrong.Figure.Pose.Key, new(wrong.Figure.Pose, wrong.Figure.View) { Fault = wrong.Figure.Fault });
    }
}
