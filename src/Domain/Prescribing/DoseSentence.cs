using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Domain.Prescribing;

/// <summary>The sentences a patient reads, made from the very dose that is measured.</summary>
public static class DoseSentence
{
    private static readonly (Weekdays Day, string Name)[] DayNames =
    [
        (Weekdays.Monday, "Monday"), (Weekdays.Tuesday, "Tuesday"), (Weekdays.Wednesday, "Wednesday"), (Weekdays.Thursday, "Thursday"),
        (Weekdays.Friday, "Friday"), (Weekdays.Saturday, "Saturday"), (Weekdays.Sunday, "Sunday"),
    ];

    /// <summary>"Hold 60 seconds on each side, once a day, for 4 weeks."</summary>
    public static string Of(Stretch stretch, Side side, Dose dose, Course course)
    {
        var often = $"{Often(dose.Frequency)}, for {Weeks(course)}";
        return stretch.Parts.Count == 1
            ? $"{OfPart(stretch.Parts[0], side, dose)}, {often}."
            : $"Do {(stretch.Parts.Count == 2 ? "both" : $"all {stretch.Parts.Count}")} parts, {often}.";
    }

    /// <summary>Every part and how often, without the course: "Hamstring: Hold 30 seconds on each side; Torso: 5 slow repetitions; once a day."</summary>
    public static string InFull(Stretch stretch, Side side, Dose dose) =>
        stretch.Parts.Count == 1
            ? $"{OfPart(stretch.Parts[0], side, dose)}, {Often(dose.Frequency)}."
            : $"{string.Join("; ", stretch.Parts.Select(part => $"{part.Name}: {OfPart(part, side, dose)}"))}; {Often(dose.Frequency)}.";

    /// <summary>"Hold 30 seconds on each side, 2 times", without how often.</summary>
    public static string OfPart(Part part, Side side, Dose dose)
    {
        var asked = dose.Of(part.Key)!;
        var where = part.Laterality == Laterality.EachSide ? OnSide(side) : "";
        var sets = asked.Sets == 1 ? "" : $", {asked.Sets} sets";
        var rest = asked.Sets == 1 || asked.RestSeconds == 0 ? "" : $", resting {Seconds(asked.RestSeconds)} between them";
        if (asked.Hold is not { } hold)
            return $"{asked.Repetitions} slow {(asked.Repetitions == 1 ? "repetition" : "repetitions")}{where}{sets}{rest}";
        var times = asked.Repetitions == 1 ? "" : $", {asked.Repetitions} times";
        return $"Hold {Seconds(hold.Seconds)}{where}{times}{sets}{rest}";
    }

    public static string InWords(Side side) => side switch
    {
        Side.Each => "Each side",
        Side.Left => "Left",
        Side.Right => "Right",
        _ => "No side",
    };

    public static string Often(Frequency frequency)
    {
        var times = frequency.MostTimesADayIfAny is { } most ? $"{frequency.TimesADay} to {most} times a day" : TimesADay(frequency.TimesADay);
        return frequency.Days == Weekdays.EveryDay ? times : $"{times} on {Listed([.. DayNames.Where(day => frequency.Days.HasFlag(day.Day)).Select(day => day.Name)])}";
    }

    public static string Weeks(Course course) => course.Weeks == 1 ? "1 week" : $"{course.Weeks} weeks";

    private static string OnSide(Side side) => side switch
    {
        Side.Each => " on each side",
        Side.Left => " on the left side",
        Side.Right => " on the right side",
        _ => "",
    };

    private static string TimesADay(int times) => times switch
    {
        1 => "once a day",
        2 => "twice a day",
        _ => $"{times} times a day",
    };

    private static string Seconds(int seconds) => seconds == 1 ? "1 second" : $"{seconds} seconds";

    private static string Listed(List<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
