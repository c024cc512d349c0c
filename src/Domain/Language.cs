using System.Globalization;

namespace PrescribeRx.Domain;

/// <summary>A language that patients are given their handout in.</summary>
public enum Language { English, Spanish, Arabic }

/// <summary>The forms of a word that follow a number, as CLDR names them.</summary>
public enum PluralForm { Zero, One, Two, Few, Many, Other }

public static class Languages
{
    private static readonly IReadOnlyList<PluralForm> OneAndOther = [PluralForm.One, PluralForm.Other];

    public static readonly IReadOnlyList<Language> All = Enum.GetValues<Language>();

    /// <summary>Short, as it is kept with a patient.</summary>
    public static string Code(this Language language) => language switch
    {
        Language.Spanish => "es",
        Language.Arabic => "ar",
        _ => "en",
    };

    /// <summary>Nothing, for a code that is none of ours.</summary>
    public static Language? Find(string? code) => All.Where(language => language.Code() == code).Select(language => (Language?)language).FirstOrDefault();

    public static Language OfCode(string code) => Find(code) ?? throw new InvalidOperationException($"There is no language {code}.");

    public static Language Read(string? code, string field) => Find(code) ?? throw new Refusal("Choose a language.", field);

    /// <summary>As a page says it of itself.</summary>
    public static string Tag(this Language language) => language == Language.English ? "en-GB" : language.Code();

    public static string NameInItself(this Language language) => language switch
    {
        Language.Spanish => "Español",
        Language.Arabic => "العربية",
        _ => "English",
    };

    public static bool HasPages(this Language language) => language != Language.Arabic;

    /// <summary>The patient's pages are in their language, or in English where there are none in it yet.</summary>
    public static Language OfPages(this Language language) => language.HasPages() ? language : Language.English;

    public static bool IsRightToLeft(this Language language) => language == Language.Arabic;

    public static string Direction(this Language language) => language.IsRightToLeft() ? "rtl" : "ltr";

    /// <summary>Names of months and days. The calendar is the same in all: a patient and their clinic count the same days.</summary>
    public static CultureInfo Culture(this Language language) => CultureInfo.GetCultureInfo(language switch
    {
        Language.Spanish => "es-419",
        Language.Arabic => "ar-EG",
        _ => "en-GB",
    });

    /// <summary>The forms that whole numbers below a million take. Spanish has another from there on, which no dose reaches.</summary>
    public static IReadOnlyList<PluralForm> PluralForms(this Language language) => language == Language.Arabic ? Enum.GetValues<PluralForm>() : OneAndOther;

    public static PluralForm PluralOf(this Language language, int count) => (language, count, count % 100) switch
    {
        (not Language.Arabic, 1, _) => PluralForm.One,
        (not Language.Arabic, _, _) => PluralForm.Other,
        (_, 0, _) => PluralForm.Zero,
        (_, 1, _) => PluralForm.One,
        (_, 2, _) => PluralForm.Two,
        (_, _, >= 3 and <= 10) => PluralForm.Few,
        (_, _, >= 11) => PluralForm.Many,
        _ => PluralForm.Other,
    };
}
