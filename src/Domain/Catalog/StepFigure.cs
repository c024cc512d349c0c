namespace PrescribeRx.Domain.Catalog;

/// <summary>A picture of one step: a pose, from where it is seen, and what is marked on it. Drawn by <see cref="FigureDrawing"/>.</summary>
public sealed record StepFigure(Pose Pose, View View)
{
    /// <summary>Where the stretch is felt.</summary>
    public IReadOnlyList<Felt> Felt { get; init; } = [];
    public IReadOnlyList<Arrow> Arrows { get; init; } = [];
    /// <summary>The pose is held here; the seconds are those of the dose.</summary>
    public bool Hold { get; init; }
    /// <summary>What is wrong, on a figure of the wrong way.</summary>
    public Spot? Fault { get; init; }
}

/// <summary>A figure of a common error, and which of the errors it shows, counted from 1.</summary>
public sealed record WrongWay(StepFigure Figure, int Error);

public enum View { Side, FromTheFeet, FromTheFront }

public enum Felt { FrontOfHip, Buttock, BackOfThigh, BothBacksOfThighs, LowBack, Shoulders, Flank }

public enum Spot { Hips, Chest, Head, LowBack, Shoulders, FarShoulder, NearKnee, FarKnee, NearFoot, FarFoot, NearHand, FarHand, NearThigh, FarThigh }

/// <summary>A direction of movement: of a part of the body, as the figure is seen. Under scoops from behind, round goes up and back, turned goes around the front.</summary>
public sealed record Arrow(Spot Spot, Toward Toward);

public enum Toward { Forward, Back, Up, Down, NearSide, FarSide, Under, Round, TurnedNearSide, TurnedFarSide }

/// <summary>The words written into a figure.</summary>
public sealed record FigureLabels(string FeltHere, string Hold, string NotLikeThis)
{
    public static readonly FigureLabels English = Of(Language.English);

    public static FigureLabels Of(Language language)
    {
        var words = Phrases.Of(language);
        return new(words["figure.felt"], words.Of("figure.hold", ("seconds", "{0}")), words["figure.wrong"]);
    }
}
