using System.Globalization;

namespace PrescribeRx.Domain;

/// <summary>The English of a clinic: how its portal spells, and writes dates and times.</summary>
public enum English { British, American }

public static class Englishes
{
    public static CultureInfo Culture(this English english) => CultureInfo.GetCultureInfo(english == English.American ? "en-US" : "en-GB");

    /// <summary>What is said now is said as the clinic writes, for which it is said.</summary>
    public static void Use(this English english) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = english.Culture();

    public static English InUse => CultureInfo.CurrentUICulture.Equals(English.American.Culture()) ? English.American : English.British;
}

/// <summary>Dates in sentences, in the English that is in use. A date that is not there is nothing.</summary>
public static class Dates
{
    private static bool InAmerican => Englishes.InUse == English.American;

    /// <summary>"3 May 2026" or "May 3, 2026"</summary>
    public static string InFull(DateOnly? date) => InAmerican ? $"{date:MMMM d, yyyy}" : $"{date:d MMMM yyyy}";

    /// <summary>"3 May" or "May 3"</summary>
    public static string DayAndMonth(DateOnly? date) => InAmerican ? $"{date:MMMM d}" : $"{date:d MMMM}";

    /// <summary>"Sunday 3 May" or "Sunday, May 3"</summary>
    public static string Weekday(DateOnly date) => InAmerican ? $"{date:dddd, MMMM d}" : $"{date:dddd d MMMM}";

    /// <summary>"Sunday 3 May 2026" or "Sunday, May 3, 2026"</summary>
    public static string WeekdayInFull(DateOnly date) => InAmerican ? $"{date:dddd, MMMM d, yyyy}" : $"{date:dddd d MMMM yyyy}";

    /// <summary>"3 May 2026" or "May 3, 2026", with the month cut short to three letters where it is longer.</summary>
    public static string Brief(DateOnly date) => InAmerican ? $"{date:MMM d, yyyy}" : $"{date:d MMM yyyy}";

    /// <summary>"3 May" or "May 3", likewise.</summary>
    public static string BriefDayAndMonth(DateOnly date) => InAmerican ? $"{date:MMM d}" : $"{date:d MMM}";

    /// <summary>"Sun 3 May" or "Sun, May 3"</summary>
    public static string BriefWeekday(DateOnly date) => InAmerican ? $"{date:ddd, MMM d}" : $"{date:ddd d MMM}";

    /// <summary>"3 May 2026 16:30" or "May 3, 2026 4:30 PM", by the clock of the time that is given.</summary>
    public static string Moment(DateTimeOffset there) => InAmerican ? $"{there:MMM d, yyyy h:mm tt}" : $"{there:d MMM yyyy HH:mm}";
}
