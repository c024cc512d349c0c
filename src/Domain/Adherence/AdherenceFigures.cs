namespace PrescribeRx.Domain.Adherence;

/// <summary>One figure: scheduled = done + partly + not done + unreported. Done ÷ scheduled is what is known at least.</summary>
/// <param name="Assumed">How much of done rests on an assumed dose ("done" without seconds).</param>
public sealed record Figure(double Done, double Partly, double NotDone, double Unreported, double Assumed = 0)
{
    private const double RoundingSlack = 1e-9;

    public double Scheduled => Done + Partly + NotDone + Unreported;

    /// <summary>Whole per cent, rounded down since it is printed "at least". Nothing where nothing was scheduled or nothing reported.</summary>
    public int? PercentAtLeast => Scheduled - Unreported < RoundingSlack ? null : (int)Math.Floor((100 * Done / Scheduled) + RoundingSlack);

    public static readonly Figure Nothing = new(0, 0, 0, 0);

    public static Figure operator +(Figure left, Figure right) => new(
        left.Done + right.Done, left.Partly + right.Partly, left.NotDone + right.NotDone, left.Unreported + right.Unreported, left.Assumed + right.Assumed);

    public static Figure operator /(Figure figure, double by) =>
        new(figure.Done / by, figure.Partly / by, figure.NotDone / by, figure.Unreported / by, figure.Assumed / by);

    public static Figure Sum(IEnumerable<Figure> figures) => figures.Aggregate(Nothing, (sum, figure) => sum + figure);
}

/// <summary>
/// Adherence as three figures. Sessions: a session is done when all that was due in it was done. Stretches: left done and right
/// missed is half a stretch. Dose: the share of seconds or repetitions, never more than was prescribed. Those of a period are the
/// sum of its days.
/// </summary>
public sealed record AdherenceFigures(Figure Sessions, Figure Stretches, Figure Dose)
{
    /// <param name="schedule">A week of it is looked at as far as it is in here.</param>
    public static AdherenceFigures Of(IReadOnlyCollection<Due> schedule, Diary diary) => DayFigures.Of(schedule, diary).Figures;
}
