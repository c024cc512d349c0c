using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Domain.Adherence;

/// <summary>Who is reminded, and on which days: a function of what is on record and of the day.</summary>
public static class ReminderRules
{
    /// <summary>Nobody is reminded of what is paused, ended, over, locked or withheld, nor once they have told of today.</summary>
    public static bool IsCalledFor(CareRecord record, StretchCatalog catalog)
    {
        var running = Running(record).Select(one => one.Id).ToHashSet();
        if (running.Count == 0)
            return false;
        var today = new DaySheet(record, catalog, record.Today);
        return !today.IsTold && today.Stretches.Any(stretch => running.Contains(stretch.Prescription));
    }

    /// <summary>From the first signature through the last day of the longest course; nothing, while nothing runs.</summary>
    public static (DateOnly From, DateOnly Through)? DaysOf(CareRecord record) =>
        Running(record).ToList() is { Count: > 0 } running
            ? (running.Min(one => one.Signed!.SignedOn!.Value), running.Max(one => one.Signed!.LastDay!.Value))
            : null;

    /// <summary>The days of the week that what runs asks for; every day, while nothing runs.</summary>
    public static Weekdays Asked(CareRecord record) =>
        Running(record).SelectMany(one => one.Signed!.Stretches).Aggregate(Weekdays.None, (all, stretch) => all | stretch.Dose.Frequency.Days) is not Weekdays.None and var days
            ? days
            : Weekdays.EveryDay;

    private static IEnumerable<Prescription> Running(CareRecord record) =>
        record.Prescriptions.Where(one => one.Status == PrescriptionStatus.Signed && record.Today <= one.Signed!.LastDay);
}
