namespace PrescribeRx.Domain.Safety;

/// <summary>What the count of inflammatory signs asks for. Stretching may go on meanwhile, if nothing else speaks against it.</summary>
public enum InflammatoryAction { None, AskForHlaB27, ReferToRheumatology }

/// <summary>
/// Signs that low back pain may be inflammatory: counted only where it began before 45 and has lasted longer than three months.
/// Four or more: refer; three: ask for an HLA-B27 test. After NICE guideline NG65 (2017).
/// </summary>
public static class InflammatorySigns
{
    public const int SignsToRefer = 4;
    public const int SignsToTest = 3;

    public static readonly IReadOnlyList<RedFlag> Conditions =
    [
        new("spa-before-45", RedFlagGroup.Inflammatory, "Did the back pain begin before the age of 45?", LevelOfConcern.None),
        new("spa-three-months", RedFlagGroup.Inflammatory, "Has it lasted longer than three months?", LevelOfConcern.None),
    ];

    public static readonly IReadOnlyList<RedFlag> Signs =
    [
        new("spa-before-35", RedFlagGroup.Inflammatory, "Did it begin before the age of 35?", LevelOfConcern.None),
        new("spa-waking", RedFlagGroup.Inflammatory, "Does it wake the patient in the second half of the night?", LevelOfConcern.None),
        new("spa-buttock", RedFlagGroup.Inflammatory, "Is there pain in the buttocks?", LevelOfConcern.None),
        new("spa-movement", RedFlagGroup.Inflammatory, "Is it better with movement?", LevelOfConcern.None),
        new("spa-nsaid", RedFlagGroup.Inflammatory, "Did an anti-inflammatory medicine help within 48 hours?", LevelOfConcern.None),
        new("spa-family", RedFlagGroup.Inflammatory, "Has a parent, brother, sister or child an inflammatory disease of the spine?", LevelOfConcern.None),
        new("spa-arthritis", RedFlagGroup.Inflammatory, "Has the patient, or had they, arthritis?", LevelOfConcern.None),
        new("spa-enthesitis", RedFlagGroup.Inflammatory, "Inflammation where tendons meet bone, such as at the heel, now or in the past?", LevelOfConcern.None),
        new("spa-psoriasis", RedFlagGroup.Inflammatory, "Psoriasis, now or in the past?", LevelOfConcern.None),
    ];

    public static readonly IReadOnlyList<RedFlag> All = [.. Conditions, .. Signs];

    public static int Count(IReadOnlyDictionary<string, RedFlagAnswer> answers) => Signs.Count(sign => Yes(answers, sign));

    public static InflammatoryAction ActionFor(IReadOnlyDictionary<string, RedFlagAnswer> answers) =>
        !Conditions.All(condition => Yes(answers, condition)) ? InflammatoryAction.None : Count(answers) switch
        {
            >= SignsToRefer => InflammatoryAction.ReferToRheumatology,
            SignsToTest => InflammatoryAction.AskForHlaB27,
            _ => InflammatoryAction.None,
        };

    private static bool Yes(IReadOnlyDictionary<string, RedFlagAnswer> answers, RedFlag question) => answers.GetValueOrDefault(question.Key) == RedFlagAnswer.Yes;
}
