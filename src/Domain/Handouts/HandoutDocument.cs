using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Domain.Handouts;

/// <summary>Everything a handout says, in order. Page and paper are laid out from it, and nothing else.</summary>
public sealed record HandoutDocument(
    string ClinicName,
    string ClinicContact,
    string PatientName,
    int PatientNumber,
    string ClinicianName,
    string? ClinicianRegistration,
    int Version,
    DateOnly SignedOn,
    DateOnly ReviewOn,
    string Goal,
    Burden Burden,
    IReadOnlyList<HandoutStretch> Stretches,
    IReadOnlyList<ComingNext> ComingNext,
    PainScore Comfortable,
    PainScore StopAt)
{
    /// <summary>Names of stretches that are left out until a clinician has decided. Never their steps.</summary>
    public IReadOnlyList<string> Withheld { get; init; } = [];

    public PainScore EaseFrom => PainScore.Of(Comfortable.Value + 1);
    public PainScore EaseTo => PainScore.Of(StopAt.Value - 1);
    public bool HasEaseBand => EaseFrom <= EaseTo;

    /// <summary>Of what the program says; what a clinician typed stays as it was typed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Language Language { get; init; }

    [JsonIgnore]
    public Phrases Phrases => Phrases.Of(Language);

    /// <summary>Some stretch is not there in the language of the handout, so it is in English.</summary>
    [JsonIgnore]
    public bool IsPartlyInEnglish => Stretches.Any(stretch => stretch.WordsIn != Language);

    public static IReadOnlyList<string> EmergencySigns => Phrases.Of(Language.English).Lines("emergency.signs");

    /// <summary>The same for the same words: a handout with another fingerprint than today's is out of date. One that is only drawn better is not.</summary>
    public string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)));

    /// <summary>A stretch that is withheld is in <see cref="Withheld"/>; one whose gate is not open is in <see cref="ComingNext"/> with what must happen first; neither is anywhere else.</summary>
    public static HandoutDocument Of(HandoutFacts facts, StretchCatalog catalog, Language language = Language.English)
    {
        var version = facts.Version;
        var names = version.Stretches.ToDictionary(stretch => stretch.Item, stretch => InLanguage(catalog, stretch.Stretch, stretch.Edition, language).Stretch.Name);
        var open = version.Stretches.Where(stretch => facts.IsOpen(stretch) && !facts.Rests(stretch) && !facts.IsWithheld(stretch)).ToList();
        var locked = version.Stretches.Where(stretch => !facts.IsOpen(stretch) && !facts.IsWithheld(stretch));
        var signedOn = version.SignedOn ?? facts.Today;
        return new(
            facts.ClinicName, facts.ClinicContact, facts.PatientName, facts.PatientNumber, facts.ClinicianName, facts.ClinicianRegistration,
            version.Number, signedOn, version.ReviewIfSignedOn(signedOn), version.Goal ?? "",
            Burden.Of(open.Select(stretch => (catalog.Edition(stretch.Stretch, stretch.Edition), stretch.Side, stretch.Dose))),
            [.. open.Select(stretch => HandoutStretch.Of(stretch, version.Course, catalog, language))],
            [.. locked.Select(stretch => new ComingNext(names[stretch.Item], GateSentence.MustHappenFirst(stretch.Gate!.Criteria, names[stretch.Gate.Prerequisite], version.PainLimits, language)))],
            version.PainLimits.Comfortable, version.PainLimits.Stop)
        {
            Withheld = [.. version.Stretches.Where(facts.IsWithheld).Select(stretch => names[stretch.Item])],
            Language = language,
        };
    }

    /// <summary>The edition in the language asked for; in English, where nobody has translated it.</summary>
    internal static (Stretch Stretch, Language Language) InLanguage(StretchCatalog catalog, string key, int edition, Language language) =>
        catalog.Edition(key, edition, language) is { } translated ? (translated, language) : (catalog.Edition(key, edition), Language.English);
}

/// <summary>The facts a handout is made from.</summary>
public sealed record HandoutFacts(
    string ClinicName, string ClinicContact, string PatientName, int PatientNumber, string ClinicianName, string? ClinicianRegistration,
    PrescriptionVersion Version, IReadOnlyDictionary<Guid, GateEvaluation> Gates, DateOnly Today)
{
    /// <summary>The items that a precaution withholds now.</summary>
    public IReadOnlySet<Guid> Withheld { get; init; } = new HashSet<Guid>();

    public bool IsWithheld(PrescribedStretch stretch) => Withheld.Contains(stretch.Item);

    public bool IsOpen(PrescribedStretch stretch) => stretch.Gate is null || Gates.TryGetValue(stretch.Item, out var gate) && gate.State == GateState.Open;

    public bool Rests(PrescribedStretch stretch) =>
        Version.WaitingFor(stretch.Item).Any(other => other.Gate!.PrerequisiteRests && IsOpen(other));
}

/// <summary>One open stretch as the patient reads it. The diary has a line for each side, and one for the parts that have none.</summary>
public sealed record HandoutStretch(
    string Name, string Purpose, string Dose, string Side, string? SideMeans, IReadOnlyList<HandoutPart> Parts, string FeltAt,
    IReadOnlyList<string> Cues, IReadOnlyList<string> Errors, IReadOnlyList<string> Equipment, string? Easier, IReadOnlyList<Side> DiarySides, int TimesADay)
{
    /// <summary>The item of the prescription, by which a page finds it.</summary>
    [JsonIgnore]
    public Guid Item { get; init; }

    /// <summary>Which days and how often, as the sentence says it.</summary>
    [JsonIgnore]
    public string Often { get; init; } = "";

    /// <summary>The figure that stands for all of it.</summary>
    [JsonIgnore]
    public ShownFigure? KeyFigure { get; init; }

    [JsonIgnore]
    public IReadOnlyList<ShownWrongWay> WrongWays { get; init; } = [];

    /// <summary>Both sides are done in turn, though the figures show one.</summary>
    public bool IsForEachSide { get; init; }

    /// <summary>Of the handout: dose and headings.</summary>
    [JsonIgnore]
    public Language Language { get; init; }

    /// <summary>Of the catalog's words: steps, cues and errors.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Language WordsIn { get; init; }

    [JsonIgnore]
    public Phrases Phrases => Phrases.Of(Language);

    /// <summary>What the paper diary asks of a day: each time and side, and the pain.</summary>
    public IReadOnlyList<string> DiaryLines() =>
        [.. Enumerable.Range(1, TimesADay).SelectMany(time => DiarySides.Select(side => DiaryLine(side, time))), Phrases["diary.pain"]];

    private string DiaryLine(Side side, int time)
    {
        var line = Phrases[side switch
        {
            Prescribing.Side.Left => "diary.left",
            Prescribing.Side.Right => "diary.right",
            _ => DiarySides.Count > 1 ? "diary.others" : "diary.did",
        }];
        return TimesADay > 1 ? Phrases.Of("diary.time", ("row", line), ("number", time)) : line;
    }

    internal static HandoutStretch Of(PrescribedStretch prescribed, Course course, StretchCatalog catalog, Language language)
    {
        var (stretch, wordsIn) = HandoutDocument.InLanguage(catalog, prescribed.Stretch, prescribed.Edition, language);
        return new(
            stretch.Name, stretch.Purpose, DoseSentence.Of(stretch, prescribed.Side, prescribed.Dose, course, language), DoseSentence.InWords(prescribed.Side, language), stretch.SideMeans,
            [.. stretch.Parts.Select(part => HandoutPart.Of(stretch, part, prescribed, language))],
            stretch.FeltAt, stretch.Cues, stretch.Errors, stretch.Equipment, EasierOf(stretch, catalog, wordsIn),
            [.. stretch.Parts.SelectMany(part => stretch.SidesOf(part.Key, prescribed.Side)).Distinct().OrderByDescending(side => side != Prescribing.Side.None).ThenBy(side => side)], prescribed.Dose.Frequency.TimesADay)
        {
            Item = prescribed.Item,
            Often = DoseSentence.Often(prescribed.Dose.Frequency, language),
            KeyFigure = ShownFigure.KeyOf(stretch, prescribed.Side, prescribed.Dose),
            WrongWays = ShownWrongWay.Of(stretch, prescribed.Side),
            IsForEachSide = prescribed.Side == Prescribing.Side.Each,
            Language = language,
            WordsIn = wordsIn,
        };
    }

    private static string? EasierOf(Stretch stretch, StretchCatalog catalog, Language language) =>
        stretch.Alternatives.Select(alternative => (alternative.Reason, Other: catalog.Find(alternative.Stretch))).FirstOrDefault(one => one.Other is not null) is { Other: { } other, Reason: var reason }
            ? Phrases.Of(language).Of("stretch.ask", ("reason", reason), ("name", HandoutDocument.InLanguage(catalog, other.Key, other.Edition, language).Stretch.Name))
            : null;
}

public sealed record HandoutPart(string Name, string Dose, IReadOnlyList<string> Steps)
{
    [JsonIgnore]
    public IReadOnlyList<ShownFigure> Figures { get; init; } = [];

    /// <summary>The very dose that the sentence says, for a timer to count.</summary>
    [JsonIgnore]
    public PartDose Asked { get; init; } = null!;

    /// <summary>The sides that are done in turn, each with the whole dose.</summary>
    [JsonIgnore]
    public IReadOnlyList<Side> Sides { get; init; } = [];

    [JsonIgnore]
    public Motion? Motion { get; init; }

    internal static HandoutPart Of(Stretch stretch, Part part, PrescribedStretch prescribed, Language language) =>
        new(part.Name, DoseSentence.OfPart(part, prescribed.Side, prescribed.Dose, language) + ".", part.Steps)
        {
            Asked = prescribed.Dose.Of(part.Key)!,
            Sides = stretch.SidesOf(part.Key, prescribed.Side),
            Motion = Motion.Of(part, prescribed.Side),
            Figures = ShownFigure.Of(part, prescribed.Side, prescribed.Dose.Of(part.Key)!),
        };
}

/// <summary>A locked stretch: its name, and what must happen first. Never its steps.</summary>
public sealed record ComingNext(string Name, IReadOnlyList<string> MustHappenFirst);
