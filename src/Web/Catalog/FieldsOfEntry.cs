using System.Globalization;
using System.Text.RegularExpressions;
using PrescribeRx.Domain;

namespace PrescribeRx.Web.Catalog;

/// <summary>
/// Puts what is wrong with an entry on the fields of its form: "parts 2, steps 3" is the third line of the steps of the second
/// part that is not empty. Every sentence begins with its place, since many fields are asked for more than once.
/// </summary>
internal static partial class FieldsOfEntry
{
    private static readonly string[] OnlyGroups = ["frequency", "prerequisite", "gate"];

    /// <summary>Fields that the form asks for in other words than a catalog file.</summary>
    private static readonly Dictionary<string, string> OnTheForm = new()
    {
        ["errors"] = "common errors",
        ["times a day"] = "times a day, at least",
        ["most times a day"] = "times a day, at most",
        ["session days"] = "done on at least",
        ["over days"] = "over at least",
        ["latest sessions"] = "look at the latest",
    };

    public static Refusal OnForm(Refusal refusal, TypedStretch typed) =>
        new([.. refusal.Reasons.Select(reason => OnForm(reason, typed)).DistinctBy(reason => (reason.Field, reason.Sentence))]);

    private static Refusal.Reason OnForm(Refusal.Reason reason, TypedStretch typed)
    {
        if (reason.Field.Length == 0)
            return reason;
        var path = reason.Field.Split(", ").Select(Numbered).ToList();
        if (path[0].Name == "wrong ways")
            return OfWrongWay(path[^1].Name, reason.Sentence);
        if (path is [{ Name: "parts", Number: not null } part, { Name: "steps" } step, ..])
            return OfStep(RowOf(part, typed)!.Value, step.Number, isOfFigure: path.Exists(one => one.Name == "figure"), reason.Sentence, typed);
        var groups = path[..^1].Where(group => !OnlyGroups.Contains(group.Name)).Select(group => group with { Number = RowOf(group, typed) }).ToList();
        var last = path[^1];
        return last.Name is "parts" or "alternatives"
            ? OfRows(last.Name, reason.Sentence)
            : new(Field(groups, last.Name), $"{Place(groups, last)}: {reason.Sentence}");
    }

    private static Refusal.Reason OfRows(string name, string sentence) => name == "parts"
        ? new("Parts[0].Name", $"Parts: {sentence}")
        : new("Alternatives[0].Stretch", $"Alternatives: {sentence}");

    private static Refusal.Reason OfWrongWay(string name, string sentence) => name == "pose"
        ? new("WrongFigure", $"Figure of an error: {sentence}")
        : new("WrongError", $"Which error it shows: {sentence}");

    private static Refusal.Reason OfStep(int part, int? step, bool isOfFigure, string sentence, TypedStretch typed)
    {
        if (step is not { } number)
            return new($"Parts[{part - 1}].Steps[0].Text", $"Part {part}, steps: {sentence}");
        var rows = typed.Parts[part - 1].Steps.SelectMany((row, place) => row.Read().Select((_, line) => (Row: place, Line: line + 1, IsOneOfMany: row.Read().Count > 1))).ToList();
        var (at, lineOfRow, isOneOfMany) = rows[number - 1];
        var line = isOneOfMany && !isOfFigure ? $", line {lineOfRow}" : "";
        return new($"Parts[{part - 1}].Steps[{at}].{(isOfFigure ? "Figure" : "Text")}", $"Part {part}, step {at + 1}{line}{(isOfFigure ? ", figure" : "")}: {sentence}");
    }

    private static string Field(List<(string Name, int? Number)> groups, string last) =>
        groups.Count == 0 && last == "stretch" ? "Prerequisite" : string.Concat(groups.Select(group => $"{InCode(group.Name)}[{group.Number - 1}].")) + InCode(last);

    private static string Place(List<(string Name, int? Number)> groups, (string Name, int? Number) last)
    {
        var rows = groups.Select(group => $"{group.Name.TrimEnd('s')} {group.Number}");
        var line = last.Number is { } number ? [$"line {number}"] : Array.Empty<string>();
        var place = string.Join(", ", [.. rows, OnTheForm.GetValueOrDefault(last.Name, last.Name), .. line]);
        return char.ToUpperInvariant(place[0]) + place[1..];
    }

    /// <summary>Empty rows of the form are not written, so a row may stand further down than its number says.</summary>
    private static int? RowOf((string Name, int? Number) group, TypedStretch typed)
    {
        var filled = group.Name == "parts" ? typed.Parts.Select(part => !part.IsEmpty) : typed.Alternatives.Select(other => !other.IsEmpty);
        return filled.Index().Where(row => row.Item).Select(row => row.Index + 1).ElementAtOrDefault(group.Number!.Value - 1);
    }

    private static (string Name, int? Number) Numbered(string part)
    {
        var match = WithNumber().Match(part);
        return match.Success ? (match.Groups[1].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)) : (part, null);
    }

    private static string InCode(string name) => string.Concat(name.Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    [GeneratedRegex(@"^(\D+) (\d+)$")]
    private static partial Regex WithNumber();
}
