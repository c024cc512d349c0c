using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Patients;

/// <summary>When a patient wants to be reminded: a time of their own day, and days of the week.</summary>
public sealed record Reminder
{
    private const int DaysOfWeek = 7;

    private Reminder(TimeOnly at, Weekdays on) => (At, On) = (at, on);

    public TimeOnly At { get; }
    public Weekdays On { get; }

    public static Reminder Of(TimeOnly at, Weekdays on) =>
        (on & Weekdays.EveryDay) == Weekdays.None
            ? throw new Refusal(Saying.Of("refused.days"), "Days")
            : new(new(at.Hour, at.Minute), on & Weekdays.EveryDay);

    public bool IsOn(DateOnly day) => On.HasFlag(Frequency.DayOf(day));

    public DateOnly FirstDayFrom(DateOnly day) => Enumerable.Range(0, DaysOfWeek).Select(day.AddDays).First(IsOn);

    /// <summary>Whether its time of the patient's today has come.</summary>
    public bool IsDueToday(DateTimeOffset now, Zone zone) => zone.DateAt(now) is var today && IsOn(today) && zone.At(today, At) <= now;

    /// <summary>The first instant after a moment at which it is due where the patient lives.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset moment, Zone zone)
    {
        var day = FirstDayFrom(zone.DateAt(moment));
        while (zone.At(day, At) <= moment)
            day = FirstDayFrom(day.AddDays(1));
        return zone.At(day, At);
    }
}
