using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Web.Catalog;

/// <summary>The fields of one part on the form of a stretch.</summary>
public sealed record StretchPartFields(int Place, TypedStretchPart Part, int StepsOpen, FigureLibrary Library, IReadOnlyList<Choice> Figures)
{
    public static readonly IReadOnlyList<Choice> Sides = [new("None", "No side"), new("EachSide", "Each side")];
    public static readonly IReadOnlyList<Choice> Kinds = [new("Held", "Held still, for some seconds"), new("Moved", "Moved, in slow repetitions")];

    public StretchStepFields Row(int row)
    {
        var step = Part.Steps.ElementAtOrDefault(row) ?? new();
        return new(Place, row, step, Figures, Library.Find(step.Figure));
    }
}

/// <summary>One row of the steps of a part: its words, the figures to choose from, and the one that is chosen.</summary>
public sealed record StretchStepFields(int Part, int Row, TypedStep Step, IReadOnlyList<Choice> Figures, StepFigure? Chosen);
