using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Domain.Prescribing;

/// <summary>The sentences a patient reads, made from the very dose that is measured; clinicians read them in English.</summary>
public static class DoseSentence
{
    private static readonly Weekdays[] Days = [.. Enum.GetValues<Weekdays>().Except([Weekdays.None, Weekdays.EveryDay])];

    /// <summary>"Hold 60 seconds on each side, once a day, for 4 weeks."</summary>
    public static string Of(Stretch stretch, Side side, Dose dose, Course course, Language language = Language.English)
    {
        var words = Phrases.Of(language);
        var what = stretch.Parts.Count == 1 ? OfPart(stretch.Parts[0], side, dose, language) : words.Of("dose.parts", ("count", stretch.Parts.Count));
        return words.Of("dose.course", ("what", what), ("often", Often(dose.Frequency, language)), ("weeks", Weeks(course, language)));
    }

    /// <summary>Every part and how often, without the course: "Hamstring: Hold 30 seconds on each side; Torso: 5 slow repetitions; once a day."</summary>
    public static string InFull(Stretch stretch, Side side, Dose dose) =>
        stretch.Parts.Count == 1
            ? $"{OfPart(stretch.Parts[0], side, dose)}, {Often(dose.Frequency)}."
            : $"{string.Join("; ", stretch.Parts.Select(part => $"{part.Name}: {OfPart(part, side, dose)}"))}; {Often(dose.Frequency)}.";

    /// <summary>"Hold 30 seconds on each side, 2 times", without how often.</summary>
    public static string OfPart(Part part, Side side, Dose dose, Language language = Language.English)
    {
        var words = Phrases.Of(language);
        var asked = dose.Of(part.Key)!;
        var what = asked.Hold is { } hold ? words.Of("dose.hold", ("seconds", Seconds(hold.Seconds))) : words.Of("dose.move", ("count", asked.Repetitions));
        var clauses = new List<string> { part.Laterality == Laterality.EachSide && side != Side.None ? $"{what} {words[$"side.on.{side}"]}" : what };
        if (asked.IsHeld && asked.Repetitions > 1)
            clauses.Add(words.Of("dose.times", ("count", asked.Repetitions)));
        if (asked.Sets > 1)
            clauses.Add(words.Of("dose.sets", ("count", asked.Sets)));
        if (asked.Sets > 1 && asked.RestSeconds > 0)
            clauses.Add(words.Of("dose.rest", ("seconds", Seconds(asked.RestSeconds))));
        return words.Joined(clauses);

        string Seconds(int seconds) => words.Of("seconds", ("count", seconds));
    }

    public static string InWords(Side side, Language language = Language.English) => Phrases.Of(language)[$"side.{side}"];

    public static string Often(Frequency frequency, Language language = Language.English)
    {
        var words = Phrases.Of(language);
        var times = frequency.MostTimesADayIfAny is { } most
            ? words.Of("often.range", ("least", frequency.TimesADay), ("count", most))
            : words.Of("often.times", ("count", frequency.TimesADay));
        return frequency.Days == Weekdays.EveryDay
            ? times
            : words.Of("often.days", ("times", times), ("days", words.Listed([.. Days.Where(day => frequency.Days.HasFlag(day)).Select(day => words[$"day.{day}"])])));
    }

    public static string Weeks(Course course, Language language = Language.English) => Phrases.Of(language).Of("weeks", ("count", course.Weeks));
}
