using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Tests.Prescribing;

/// <summary>Whatever is prescribed, the sentence that a patient reads says that and nothing else: it is read back word by word.</summary>
public sealed class DoseSentenceProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(5_000);

    private sealed record Prescribed(Stretch Stretch, Side Side, Dose Dose, Course Course);

    /// <summary>What a reader takes from a sentence.</summary>
    private sealed record Read(int? Hold, int Repetitions, int Sets, int Rest, Side Side, int Least, int Most, Weekdays Days, int Weeks);

    private static readonly Arbitrary<Prescribed> Any =
        (from stretch in Gen.Elements(Given.Catalog.All.ToArray())
         from side in stretch.Laterality == Laterality.None ? Gen.Constant(Side.None) : Gen.Elements(Side.Left, Side.Right, Side.Each)
         from least in Gen.Choose(1, Frequency.MostTimesADay)
         from most in Gen.Choose(least, Frequency.MostTimesADay)
         from days in Gen.OneOf(Gen.Constant(127), Gen.Choose(1, 126))
         from weeks in Gen.Choose(1, Course.Most)
         from parts in Gen.Choose(0, int.MaxValue - 1).ArrayOf(4 * stretch.Parts.Count)
         select new Prescribed(stretch, side, new([.. stretch.Parts.Select((part, place) => PartOf(part, parts[(4 * place)..]))], Frequency.Of(least, most, (Weekdays)days)), Course.OfWeeks(weeks))).ToArbitrary();

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Spanish)]
    [InlineData(Language.Arabic)]
    public void Side_and_dose_are_read_back_from_the_sentence_of_every_combination(Language language) =>
        Check.One(Many, Prop.ForAll(Any, one =>
        {
            foreach (var part in one.Stretch.Parts)
            {
                var sentence = SentenceOf(one, part, language);
                ReadBack(sentence, language).ShouldBe(Asked(one, part), sentence);
            }
        }));

    private static string SentenceOf(Prescribed one, Part part, Language language) => one.Stretch.Parts.Count == 1
        ? DoseSentence.Of(one.Stretch, one.Side, one.Dose, one.Course, language)
        : $"{DoseSentence.OfPart(part, one.Side, one.Dose, language)} {DoseSentence.Of(one.Stretch, one.Side, one.Dose, one.Course, language)}";

    private static Read Asked(Prescribed one, Part part)
    {
        var (dose, frequency) = (one.Dose.Of(part.Key)!, one.Dose.Frequency);
        var sides = one.Stretch.SidesOf(part.Key, one.Side);
        return new(
            dose.Hold?.Seconds, dose.Repetitions, dose.Sets, dose.Sets > 1 ? dose.RestSeconds : 0, sides.Count > 1 ? Side.Each : sides[0],
            frequency.TimesADay, frequency.MostTimesADayIfAny ?? frequency.TimesADay, frequency.Days, one.Course.Weeks);
    }

    private static PartDose PartOf(Part part, int[] random)
    {
        var (repetitions, sets, rest) = (1 + random[0] % PartDose.MostRepetitions, 1 + random[1] % PartDose.MostSets, random[2] % (PartDose.MostRestSeconds + 1));
        return part.Dose.IsHeld
            ? PartDose.Held(part.Key, Hold.OfSeconds(1 + random[3] % Hold.Most), repetitions, sets, rest)
            : PartDose.Moved(part.Key, repetitions, sets, rest);
    }

    private static Read ReadBack(string sentence, Language language)
    {
        var says = Ways[language];
        var often = Regex.Match(sentence, says.Range) is { Success: true } range
            ? (Least: Number(range.Groups["least"]), Most: Number(range.Groups["most"]))
            : (Least: Count(sentence, says.TimesADay)!.Value, Most: Count(sentence, says.TimesADay)!.Value);
        var side = says.Sides.Where(one => sentence.Contains(one.Key, StringComparison.Ordinal)).Select(one => one.Value).DefaultIfEmpty(Side.None).Single();
        var days = says.Days.Index().Where(day => Regex.IsMatch(sentence, $@"\bو?{day.Item}\b")).Aggregate(Weekdays.None, (all, day) => all | (Weekdays)(1 << day.Index));
        return new(
            Count(sentence, says.Hold), Count(sentence, says.Moved) ?? Count(sentence, says.Repetitions) ?? 1, Count(sentence, says.Sets) ?? 1, Count(sentence, says.Rest) ?? 0,
            side, often.Least, often.Most, days == Weekdays.None ? Weekdays.EveryDay : days, Count(sentence, says.Weeks)!.Value);
    }

    private static int? Count(string sentence, string pattern) => Regex.Match(sentence, pattern) switch
    {
        { Success: false } => null,
        var match when match.Groups["one"].Success => 1,
        var match when match.Groups["two"].Success => 2,
        var match => Number(match.Groups["n"]),
    };

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private sealed record Way(
        string Hold, string Moved, string Repetitions, string Sets, string Rest, string TimesADay, string Range, string Weeks, Dictionary<string, Side> Sides, string[] Days);

    private static readonly Dictionary<Language, Way> Ways = new()
    {
        [Language.English] = new(
            @"^Hold (?<n>\d+) seconds?\b", @"^(?<n>\d+) slow repetitions?\b", @", (?<n>\d+) times(?! a day)", @", (?<n>\d+) sets", @"resting (?<n>\d+) seconds? between them",
            @"(?<one>once a day)|(?<two>twice a day)|(?<n>\d+) times a day", @"(?<least>\d+) to (?<most>\d+) times a day", @"for (?<n>\d+) weeks?\.$",
            new() { ["on the left side"] = Side.Left, ["on the right side"] = Side.Right, ["on each side"] = Side.Each },
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
        [Language.Spanish] = new(
            @"^Mantenga (?<n>\d+) segundos?\b", @"^(?<n>\d+) repetici(ón lenta|ones lentas)\b", @", (?<n>\d+) veces(?! al día)", @", (?<n>\d+) series", @"con un descanso de (?<n>\d+) segundos? entre ellas",
            @"(?<one>una vez al día)|(?<two>dos veces al día)|(?<n>\d+) veces al día", @"de (?<least>\d+) a (?<most>\d+) veces al día", @"durante (?<n>\d+) semanas?\.$",
            new() { ["del lado izquierdo"] = Side.Left, ["del lado derecho"] = Side.Right, ["de cada lado"] = Side.Each },
            ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]),
        [Language.Arabic] = new(
            "^اثبت مدة (?:(?<one>ثانية واحدة)|(?<two>ثانيتين)|(?<n>\\d+) (?:ثوانٍ|ثانية))",
            "^(?:(?<one>تكرار واحد بطيء)|(?<two>تكراران بطيئان)|(?<n>\\d+) (?:تكرارات بطيئة|تكرارًا بطيئًا))",
            "، (?:(?<two>مرتين)|(?<n>\\d+) (?:مرات|مرة))(?! في اليوم)(?=،| |$)",
            "، (?:(?<two>مجموعتان)|(?<n>\\d+) (?:مجموعات|مجموعة))",
            "مع راحة (?:(?<one>ثانية واحدة)|(?<two>ثانيتين)|(?<n>\\d+) (?:ثوانٍ|ثانية)) بينها",
            "(?:(?<one>مرة واحدة)|(?<two>مرتين)|(?<n>\\d+) (?:مرات|مرة)) في اليوم",
            "من (?<least>\\d+) إلى (?<most>\\d+) (?:مرات|مرة) في اليوم",
            "لمدة (?:(?<one>أسبوع واحد)|(?<two>أسبوعين)|(?<n>\\d+) (?:أسابيع|أسبوعًا))\\.$",
            new() { ["على الجانب الأيسر"] = Side.Left, ["على الجانب الأيمن"] = Side.Right, ["على كل جانب"] = Side.Each },
            ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]),
    };
}
