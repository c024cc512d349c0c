using System.Globalization;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Infrastructure.Catalog;

/// <summary>One entry of a catalog file, field by field.</summary>
internal static class CatalogEntry
{
    private static readonly string EditionSentence = $"Enter the edition as a whole number, from 1 to {Stretch.MostEdition}.";

    private static readonly IReadOnlyList<string> MustSayWherefrom = ["purpose", "steps", "cues", "errors", "dose"];
    private static readonly IReadOnlyList<string> MaySayWherefrom =
        [.. MustSayWherefrom, "name", "muscles", "side", "parts", "felt at", "equipment", "movements", "alternatives", "prerequisite", "figures"];

    /// <summary>The entry; when a fault was noted, with something harmless in the place of what is wrong.</summary>
    public static Stretch Read(CatalogFields entry, CatalogPoses poses)
    {
        var side = entry.Choice<Laterality>("side", "a side");
        var position = entry.Choice<Position>("position", "a position");
        var stretch = new Stretch(
            Key: entry.Key("key"),
            Edition: Edition(entry),
            Name: entry.Text("name", Stretch.MostName),
            Purpose: entry.Text("purpose"),
            Muscles: entry.Lines("muscles"),
            Regions: entry.Choices<Region>("regions", "a region", least: 1),
            Position: position ?? default,
            Laterality: side ?? default,
            SideMeans: entry.TextOrNothing("side means"),
            Parts: entry.Each("parts", 1, Stretch.MostParts, part => ReadPart(part, side, position, poses)),
            Cues: entry.Lines("cues"),
            Errors: entry.Lines("errors"),
            FeltAt: entry.Text("felt at"),
            Equipment: entry.Lines("equipment", least: 0),
            Movements: entry.Choices<Movement>("movements", "a movement", least: 0).ToHashSet(),
            Frequency: entry.One("frequency", ReadFrequency) ?? Frequency.Daily,
            Alternatives: ReadAlternatives(entry),
            Prerequisite: entry.Has("prerequisite") ? entry.One("prerequisite", ReadPrerequisite) : null,
            WordsFrom: entry.Each("words from", 1, MaySayWherefrom.Count * 2, ReadProvenance),
            Sources: entry.Lines("sources"))
        {
            WrongWays = entry.Has("wrong ways") ? entry.Each("wrong ways", 0, Stretch.MostLines, wrong => ReadWrongWay(wrong, position, poses)) : [],
        };

        CheckSides(entry, stretch, side);
        CheckParts(entry, stretch);
        CheckWrongWays(entry, stretch);
        CheckProvenance(entry, stretch);
        entry.RefuseUnknown();
        return stretch;
    }

    /// <summary>An edition that cannot be read counts as one of its own, so that it is not taken for another's double.</summary>
    private static int Edition(CatalogFields entry) =>
        entry.Guard(() => Typed.WholeNumber(entry.Value("edition"), 1, Stretch.MostEdition, EditionSentence, "edition"), otherwise: -entry.Line);

    private static Part ReadPart(CatalogFields part, Laterality? sideOfEntry, Position? position, CatalogPoses poses)
    {
        var key = part.Key("key");
        var side = part.Choice<Laterality>("side", "a side");
        if (side == Laterality.EachSide && sideOfEntry == Laterality.None)
            part.Refuse("side", "The entry has no side, so a part of it has none. Choose none here, or each side for the entry.");
        var name = part.Text("name", Stretch.MostName);
        var steps = part.LinesWith("steps", step => step.One("figure", figure => poses.ReadFigure(figure, position)));
        var dose = ReadDose(part, key);
        if (!dose.IsHeld && steps.Any(step => step.More is { Hold: true }))
            part.Refuse("steps", "A figure marks a hold, but this part is moved.");
        return new(key, name, side ?? default, [.. steps.Select(step => step.Text)], dose)
        {
            Figures = steps.Any(step => step.More is not null) ? [.. steps.Select(step => step.More)] : [],
        };
    }

    private static PartDose ReadDose(CatalogFields part, string key)
    {
        var kind = part.Choice<PartKind>("kind", "a kind of part");
        var hold = part.Value("hold seconds");
        if (kind == PartKind.Moved && part.Has("hold seconds"))
            part.Refuse("hold seconds", "A moved part has no hold. Leave it out, or make the part held.");
        var sets = part.Has("sets") ? part.Value("sets") : "1";
        var rest = part.Has("rest seconds") ? part.Value("rest seconds") : "0";
        var held = kind == PartKind.Held || (kind is null && part.Has("hold seconds"));
        return part.Guard(() => PartDose.Read(key, held, hold, part.Value("repetitions"), sets, rest, prefix: ""), PartDose.Moved(key, 1));
    }

    internal static Frequency ReadFrequency(CatalogFields frequency)
    {
        var least = Times(frequency, "times a day");
        var most = frequency.Has("most times a day") ? Times(frequency, "most times a day") : null;
        var days = frequency.Has("days")
            ? frequency.Choices<Weekdays>("days", "a day", least: 1).Aggregate(Weekdays.None, (all, day) => all | day)
            : Weekdays.EveryDay;
        return least is { } times && days != Weekdays.None
            ? frequency.Guard(() => Frequency.Of(times, most, days), Frequency.Daily)
            : Frequency.Daily;
    }

    private static int? Times(CatalogFields frequency, string name) =>
        frequency.Guard<int?>(() => Typed.WholeNumber(frequency.Value(name), 1, Frequency.MostTimesADay, Frequency.TimesSentence, name), otherwise: null);

    private static IReadOnlyList<Alternative> ReadAlternatives(CatalogFields entry)
    {
        if (!entry.Has("alternatives"))
            return [];
        var alternatives = entry.Each("alternatives", 0, Stretch.MostLines, ReadAlternative);
        return [.. alternatives.Where(alternative => alternative.Stretch.Length > 0)];
    }

    private static Alternative ReadAlternative(CatalogFields alternative) => new(
        alternative.Key("stretch"),
        alternative.Choice<AlternativeKind>("kind", "a kind of alternative") ?? default,
        alternative.Text("reason"));

    private static Prerequisite? ReadPrerequisite(CatalogFields prerequisite)
    {
        var stretch = prerequisite.Key("stretch");
        var gate = prerequisite.One("gate", ReadGate) ?? GateCriteria.Default;
        return stretch.Length > 0 ? new(stretch, gate) : null;
    }

    private static GateCriteria ReadGate(CatalogFields gate)
    {
        var criteria = new GateCriteria(
            SessionDays: Count(gate, "session days"),
            OverDays: Count(gate, "over days"),
            LatestSessions: Count(gate, "latest sessions"),
            Comfortable: gate.YesOrNo("comfortable"),
            NoWorseMorning: gate.YesOrNo("no worse morning"),
            NoNewLegSymptoms: gate.YesOrNo("no new leg symptoms"),
            BothSides: gate.YesOrNo("both sides"),
            ScreeningCurrent: gate.YesOrNo("screening current"));
        return gate.Guard(criteria.Checked, GateCriteria.Default);
    }

    /// <summary>What is not a whole number counts as zero, which the criteria refuse with their own sentence.</summary>
    private static int Count(CatalogFields gate, string name) =>
        int.TryParse(gate.Value(name)?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    private static Provenance ReadProvenance(CatalogFields words)
    {
        var of = words.Text("of", Stretch.MostName);
        if (of.Length > 0 && !MaySayWherefrom.Contains(of))
            words.Refuse("of", $"\"{CatalogFields.Shown(of)}\" is not a field with words. Use {string.Join(", ", MaySayWherefrom)}.");
        return new(of, words.Choice<Origin>("origin", "an origin") ?? default, words.Text("note"));
    }

    private static WrongWay ReadWrongWay(CatalogFields wrong, Position? position, CatalogPoses poses) => new(poses.ReadFigure(wrong, position), Count(wrong, "error"));

    private static void CheckWrongWays(CatalogFields entry, Stretch stretch)
    {
        foreach (var wrong in stretch.WrongWays.Where(wrong => wrong.Error < 1 || wrong.Error > stretch.Errors.Count))
            entry.Refuse("wrong ways", $"Say by its number, from 1 to {stretch.Errors.Count}, which of the errors the figure shows.");
    }

    private static void CheckSides(CatalogFields entry, Stretch stretch, Laterality? side)
    {
        if (side == Laterality.EachSide && !entry.Has("side means"))
            entry.Refuse("side means", "Say in words which side is meant.");
        if (side == Laterality.None && entry.Has("side means"))
            entry.Refuse("side means", "The entry has no side. Leave this out, or choose each side.");
        if (side == Laterality.EachSide && stretch.Parts.Count > 0 && stretch.Parts.All(part => part.Laterality == Laterality.None))
            entry.Refuse("side", "No part has a side. Choose none here, or each side for a part.");
    }

    private static void CheckParts(CatalogFields entry, Stretch stretch)
    {
        foreach (var twice in stretch.Parts.GroupBy(part => part.Key).Where(same => same.Key.Length > 0 && same.Count() > 1))
            entry.Refuse("parts", $"Two parts have the key {twice.Key}.");
    }

    private static void CheckProvenance(CatalogFields entry, Stretch stretch)
    {
        if (stretch.WordsFrom.Count == 0)
            return;
        foreach (var silent in MustSayWherefrom.Except(stretch.WordsFrom.Select(words => words.Of)))
            entry.Refuse("words from", $"Say where the words of {silent} come from.");
    }

    private enum PartKind { Held, Moved }
}
