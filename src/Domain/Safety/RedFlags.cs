namespace PrescribeRx.Domain.Safety;

/// <summary>How worried the answers make us. The framework's four levels (IFOMPT 2020): none and few allow treatment.</summary>
public enum LevelOfConcern { None, Few, Some, High }

public enum RedFlagAnswer { NotAsked, Yes, No }

public enum RedFlagGroup { CaudaEquina, Cancer, Infection, Fracture, General, Inflammatory }

/// <summary>One question, and the level that a yes to it alone raises.</summary>
public sealed record RedFlag(string Key, RedFlagGroup Group, string Question, LevelOfConcern Level);

/// <summary>
/// The red-flag questions. Any yes on cauda equina is an emergency; a single weaker sign informs poorly,
/// two of them together count as some concern. After Finucane et al., JOSPT 2020;50(7):350–372.
/// </summary>
public static class RedFlags
{
    public static readonly IReadOnlyList<RedFlag> All =
    [
        new("ces-saddle", RedFlagGroup.CaudaEquina, "New numbness or pins and needles between the legs, the genitals or around the back passage?", LevelOfConcern.High),
        new("ces-wiping", RedFlagGroup.CaudaEquina, "Does wiping with toilet paper feel different?", LevelOfConcern.High),
        new("ces-start", RedFlagGroup.CaudaEquina, "Is it hard to start to pass urine?", LevelOfConcern.High),
        new("ces-hold", RedFlagGroup.CaudaEquina, "Is it hard to stop or to hold urine, any leaking, or new pads?", LevelOfConcern.High),
        new("ces-feel", RedFlagGroup.CaudaEquina, "Can urine not be felt passing?", LevelOfConcern.High),
        new("ces-full", RedFlagGroup.CaudaEquina, "Is it not felt whether the bladder is full or empty?", LevelOfConcern.High),
        new("ces-bowel", RedFlagGroup.CaudaEquina, "Any leaking of stool, or not being able to hold it?", LevelOfConcern.High),
        new("ces-wind", RedFlagGroup.CaudaEquina, "Can stool or wind not be felt passing?", LevelOfConcern.High),
        new("ces-sexual", RedFlagGroup.CaudaEquina, "New trouble with erection, ejaculation or genital feeling during sex?", LevelOfConcern.High),
        new("ces-both-legs", RedFlagGroup.CaudaEquina, "Pain, numbness or weakness now in both legs, or getting worse?", LevelOfConcern.High),
        new("ces-weak", RedFlagGroup.CaudaEquina, "A newly weak foot or leg, or a change in walking?", LevelOfConcern.High),
        new("cancer-history", RedFlagGroup.Cancer, "Has the patient ever had cancer?", LevelOfConcern.Few),
        new("cancer-weight", RedFlagGroup.Cancer, "Weight lost without trying?", LevelOfConcern.Few),
        new("cancer-night", RedFlagGroup.Cancer, "Pain at night that no position eases?", LevelOfConcern.Few),
        new("cancer-worse", RedFlagGroup.Cancer, "Severe pain that gets steadily worse, most of all in the middle of the back?", LevelOfConcern.Few),
        new("infection-fever", RedFlagGroup.Infection, "Fever, shivering or night sweats with the back pain?", LevelOfConcern.Some),
        new("infection-immune", RedFlagGroup.Infection, "A weak immune system, long use of steroids, or injected drugs?", LevelOfConcern.Few),
        new("infection-recent", RedFlagGroup.Infection, "A recent bacterial infection, tuberculosis or a deep wound?", LevelOfConcern.Few),
        new("fracture-major", RedFlagGroup.Fracture, "A major injury, such as a fall from a height or a road accident?", LevelOfConcern.Some),
        new("fracture-minor", RedFlagGroup.Fracture, "A small knock or lift, with osteoporosis or long use of steroids?", LevelOfConcern.Some),
        new("fracture-sudden", RedFlagGroup.Fracture, "Sudden pain in the middle of the spine that eases on lying down?", LevelOfConcern.Few),
        new("fracture-shape", RedFlagGroup.Fracture, "A new change in the shape of the spine?", LevelOfConcern.Some),
        new("general-unwell", RedFlagGroup.General, "Does the patient feel generally unwell?", LevelOfConcern.Some),
        new("general-constant", RedFlagGroup.General, "Constant pain that nothing eases, and that grows?", LevelOfConcern.Few),
        new("general-vascular", RedFlagGroup.General, "A pulsing feeling in the belly, or known disease of the main blood vessel there?", LevelOfConcern.Some),
    ];

    public static LevelOfConcern LevelOf(IReadOnlyDictionary<string, RedFlagAnswer> answers)
    {
        var raised = All.Where(flag => answers.GetValueOrDefault(flag.Key) == RedFlagAnswer.Yes).Select(flag => flag.Level).ToList();
        if (raised.Count == 0)
            return LevelOfConcern.None;
        var highest = raised.Max();
        return highest == LevelOfConcern.Few && raised.Count > 1 ? LevelOfConcern.Some : highest;
    }

    public static string ActionFor(LevelOfConcern level) => level switch
    {
        LevelOfConcern.None => "Treatment can go on.",
        LevelOfConcern.Few => "Treatment can go on. Tell the patient what to watch for and when to come back.",
        LevelOfConcern.Some => "Do not start treatment. Refer urgently for assessment.",
        _ => "Emergency. Do not treat. Send the patient to an emergency department now; with a weak leg they must not drive.",
    };
}
