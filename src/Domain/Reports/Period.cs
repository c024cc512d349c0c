namespace PrescribeRx.Domain.Reports;

/// <summary>The days that a report is about, first and last included; two years at most, and none that has not come.</summary>
public sealed record Period(DateOnly From, DateOnly Through)
{
    public const int MostDays = 366 * 2;

    public int Days => Through.DayNumber - From.DayNumber + 1;

    /// <summary>As many days, which end where this one begins.</summary>
    public Period Before => new(From.AddDays(-Days), From.AddDays(-1));

    /// <param name="from">First day, or nothing for the usual one, two years back at most.</param>
    /// <param name="through">Last day, or nothing for yesterday: today is not over.</param>
    /// <param name="usualFrom">The first day where none is chosen, for a last day.</param>
    public static Period Chosen(DateOnly? from, DateOnly? through, DateOnly today, Func<DateOnly, DateOnly> usualFrom)
    {
        var last = through ?? today.AddDays(-1);
        var first = from ?? Later(usualFrom(last), last.AddDays(1 - MostDays));
        if (last > today)
            throw new Refusal("Choose a last day up to today: later days have not come yet.", "Through");
        if (first > last && (from ?? through) is not null)
            throw new Refusal("The period ends before it starts.", "Through");
        return last.DayNumber - first.DayNumber < MostDays ? new(first, last) : throw new Refusal("Choose a period of at most two years.", "From");
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
