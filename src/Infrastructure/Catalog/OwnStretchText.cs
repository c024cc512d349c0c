using System.Globalization;
using PrescribeRx.Application.Catalog;
using PrescribeRx.Domain.Catalog;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PrescribeRx.Infrastructure.Catalog;

/// <summary>A clinic's own stretch as the entry of a catalog file, so that it goes through the same checks and reads the same.</summary>
public static class OwnStretchText
{
    private const string NoFile = "";
    private const string NoteOnWords = "The clinic's own words.";
    private static readonly string[] FieldsWithWords = ["purpose", "steps", "cues", "errors", "dose"];

    /// <exception cref="Domain.Refusal">Everything that is wrong, each on its field.</exception>
    public static ReadEntry Read(string key, int edition, WrittenStretch written, FigureLibrary figures)
    {
        var entry = Entry(key, edition, written, figures);
        var (stretch, faults) = Check(entry);
        faults.ThrowByField();
        return new(stretch, Write(entry));
    }

    /// <summary>What was kept. Where its words no longer pass, something harmless stands in their place, and it is not sound.</summary>
    public static (Stretch Stretch, bool IsSound) ReadKept(string words)
    {
        var (stretch, faults) = Check((FieldsNode)CatalogNode.Read(words));
        return (stretch, !faults.Any);
    }

    private static (Stretch Stretch, CatalogFaults Faults) Check(FieldsNode entry)
    {
        var faults = new CatalogFaults(NoFile);
        return (CatalogEntry.Read(new CatalogFields(entry, faults, entry: "", path: ""), CatalogPoses.None), faults);
    }

    private static FieldsNode Entry(string key, int edition, WrittenStretch written, FigureLibrary figures) => Fields(
        ("key", Words(key)),
        ("edition", Words(edition.ToString(CultureInfo.InvariantCulture))),
        ("name", Words(written.Name)),
        ("purpose", Words(written.Purpose)),
        ("muscles", Lines(written.Muscles)),
        ("regions", Choices(written.Regions)),
        ("position", Choice(written.Position)),
        ("side", Choice(written.Side)),
        ("side means", Words(written.SideMeans)),
        ("parts", Items(written.Parts.Select((part, place) => Part(part, place, figures)))),
        ("cues", Lines(written.Cues)),
        ("errors", Lines(written.Errors)),
        ("wrong ways", written.WrongWay is { } wrong ? Items([WrongWay(wrong, figures)]) : null),
        ("felt at", Words(written.FeltAt)),
        ("equipment", Lines(written.Equipment) ?? new ItemsNode(0, [])),
        ("movements", Choices(written.Movements) ?? new ItemsNode(0, [])),
        ("frequency", Fields(("times a day", Words(written.TimesADay)), ("most times a day", Words(written.MostTimesADay)), ("days", Choices(written.Days)))),
        ("alternatives", Items(written.Alternatives.Select(Alternative))),
        ("prerequisite", written.Prerequisite is { } first ? Prerequisite(first) : null),
        ("words from", Items(FieldsWithWords.Select(field => Fields(("of", Words(field)), ("origin", Words("ours")), ("note", Words(NoteOnWords)))))),
        ("sources", Lines(written.Sources)));

    private static FieldsNode Part(WrittenPart part, int place, FigureLibrary figures) => Fields(
        ("key", Words($"part-{place + 1}")),
        ("name", Words(part.Name)),
        ("side", Choice(part.Side)),
        ("kind", Choice(part.Kind)),
        ("hold seconds", Words(part.HoldSeconds)),
        ("repetitions", Words(part.Repetitions)),
        ("sets", Words(part.Sets)),
        ("rest seconds", Words(part.RestSeconds)),
        ("steps", Items(part.Steps.Select(step => Step(step, figures)))));

    private static CatalogNode Step(WrittenStep step, FigureLibrary figures) => string.IsNullOrWhiteSpace(step.Figure)
        ? new WordsNode(0, step.Text?.Trim() ?? "")
        : Fields(("text", Words(step.Text)), ("figure", Fields(Figure(step.Figure, figures))));

    private static FieldsNode WrongWay(WrittenWrongWay wrong, FigureLibrary figures) => Fields([("error", Words(wrong.Error)), .. Figure(wrong.Figure, figures)]);

    /// <summary>A figure is kept with its whole pose, so that it is drawn in ten years as it was chosen. One that is not known is refused by its key.</summary>
    private static (string Name, CatalogNode? Value)[] Figure(string key, FigureLibrary figures) => figures.Find(key) is { } figure
        ?
        [
            ("pose", PoseText.Of(figure.Pose)),
            ("view", figure.View == View.Side ? null : Choice($"{figure.View}")),
            ("fault", Choice($"{figure.Fault}")),
        ]
        : [("pose", Words(key))];

    private static FieldsNode Alternative(WrittenAlternative other) =>
        Fields(("stretch", Words(other.Stretch)), ("kind", Choice(other.Kind)), ("reason", Words(other.Reason)));

    private static FieldsNode Prerequisite(WrittenPrerequisite first) => Fields(
        ("stretch", Words(first.Stretch)),
        ("gate", Fields(
            ("session days", Words(first.SessionDays)),
            ("over days", Words(first.OverDays)),
            ("latest sessions", Words(first.LatestSessions)),
            ("comfortable", YesOrNo(first.Comfortable)),
            ("no worse morning", YesOrNo(first.NoWorseMorning)),
            ("no new leg symptoms", YesOrNo(first.NoNewLegSymptoms)),
            ("both sides", YesOrNo(first.BothSides)),
            ("screening current", YesOrNo(first.ScreeningCurrent)))));

    internal static WordsNode? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : new(0, text.Trim());

    /// <summary>A choice comes by its name in code.</summary>
    internal static WordsNode? Choice(string? name) => Words(name is null ? null : CatalogFields.WordsOf(name));

    internal static ItemsNode? Choices(IReadOnlyList<string> names) => Items(names.Select(name => new WordsNode(0, CatalogFields.WordsOf(name))));

    private static WordsNode YesOrNo(bool yes) => new(0, yes ? "yes" : "no");

    private static ItemsNode? Lines(IReadOnlyList<string> lines) => Items(lines.Select(line => new WordsNode(0, line.Trim())));

    private static ItemsNode? Items(IEnumerable<CatalogNode> items) => items.ToList() is { Count: > 0 } some ? new(0, some) : null;

    internal static FieldsNode Fields(params (string Name, CatalogNode? Value)[] fields) =>
        new(0, [.. fields.Where(field => field.Value is not null).Select(field => new FieldNode(field.Name, 0, field.Value!))]);

    internal static string Write(FieldsNode entry)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, EmitterSettings.Default.WithBestWidth(int.MaxValue).WithNewLine("\n"));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart());
        foreach (var part in Events(entry))
            emitter.Emit(part);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static IEnumerable<ParsingEvent> Events(CatalogNode node) => node switch
    {
        FieldsNode fields => [new MappingStart(), .. fields.Fields.SelectMany(field => Events(new WordsNode(0, field.Name)).Concat(Events(field.Value))), new MappingEnd()],
        ItemsNode items => [new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block), .. items.Items.SelectMany(Events), new SequenceEnd()],
        WordsNode words => [new Scalar(words.Text)],
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };
}
