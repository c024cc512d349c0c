using System.Globalization;

namespace PrescribeRx.Domain;

/// <summary>Reads what a person typed. Each method returns the value or refuses with a sentence on the field.</summary>
public static class Typed
{
    private const int LongestNumber = 9;
    private const int EarliestYear = 1800;
    private const int LatestYear = 2200;

    /// <summary>Plain digits only: "1e3", "1.0" and "abc" are refused like a number out of range.</summary>
    public static int WholeNumber(string? text, int least, int most, Saying sentence, string field)
    {
        var digits = text?.Trim() ?? "";
        var plain = digits.Length is > 0 and <= LongestNumber && digits.All(char.IsAsciiDigit);
        return plain && int.Parse(digits, CultureInfo.InvariantCulture) is var number && number >= least && number <= most
            ? number
            : throw new Refusal(sentence, field);
    }

    public static int? WholeNumberOrNothing(string? text, int least, int most, Saying sentence, string field) =>
        string.IsNullOrWhiteSpace(text) ? null : WholeNumber(text, least, most, sentence, field);

    /// <summary>A date as a date field sends it, year-month-day.</summary>
    public static DateOnly Date(string? text, string field) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.Year is >= EarliestYear and <= LatestYear ? date : throw new Refusal(Saying.Of("refused.year", ("first", EarliestYear), ("last", LatestYear)), field)
            : throw new Refusal(Saying.Of("refused.date"), field);

    /// <summary>Text that is there and fits; surrounding space is dropped, and unseen marks that would turn round the words that come after.</summary>
    public static string Text(string? text, int most, Saying missing, string field)
    {
        var trimmed = string.Concat((text ?? "").Where(letter => !TurnsWordsRound(letter))).Trim();
        if (trimmed.Length == 0)
            throw new Refusal(missing, field);
        if (trimmed.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')))
            throw new Refusal(Saying.Of("refused.letter"), field);
        return trimmed.Length <= most ? trimmed : throw new Refusal(Saying.Of("refused.long", ("most", most), ("length", trimmed.Length)), field);
    }

    /// <summary>Letters have a direction of their own; these embed, override or isolate, and go on after the text has ended.</summary>
    private static bool TurnsWordsRound(char letter) => letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>Text on one line: what goes on into one line of a page, or of a letter, holds no break.</summary>
    public static string Line(string? text, int most, Saying missing, string field) =>
        Text(text, most, missing, field) is var line && !line.Any(char.IsControl) ? line : throw new Refusal(Saying.Of("refused.line"), field);

    public static string Email(string? text, int most, string example, string field)
    {
        var email = Line(text, most, Saying.Of("refused.no-address"), field);
        var at = email.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < email.Length - 3 && email.LastIndexOf('@') == at && email.IndexOf('.', at) > at + 1 && email[^1] != '.' && !email.Any(letter => char.IsWhiteSpace(letter) || "<>(),;:\\\"[]".Contains(letter, StringComparison.Ordinal))
            ? email
            : throw new Refusal(Saying.Of("refused.address", ("example", example)), field);
    }

    /// <summary>A time of day as a time field sends it, hours and minutes.</summary>
    public static TimeOnly Time(string? text, string field) =>
        TimeOnly.TryParseExact(text?.Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new Refusal(Saying.Of("refused.time"), field);

    public static string? TextOrNothing(string? text, int most, string field) =>
        string.IsNullOrWhiteSpace(text) ? null : Text(text, most, "", field);

    /// <summary>One of the named choices, by its name; a number or an unknown word is refused.</summary>
    public static T Choice<T>(string? text, Saying sentence, string field) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: false, out var choice) && Enum.IsDefined(choice) && text == choice.ToString()
            ? choice
            : throw new Refusal(sentence, field);

    public static T? ChoiceOrNothing<T>(string? text, Saying sentence, string field) where T : struct, Enum =>
        string.IsNullOrWhiteSpace(text) ? null : Choice<T>(text, sentence, field);
}
