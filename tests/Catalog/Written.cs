using PrescribeRx.Application.Catalog;
using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Tests.Catalog;

/// <summary>What a clinic writes on its form.</summary>
internal static class Written
{
    public static readonly WrittenStretch Calf = new()
    {
        Name = "Calf stretch",
        Purpose = "Stretches the back of the lower leg.",
        Muscles = ["Calf"],
        Regions = ["Hamstrings"],
        Position = "Standing",
        Side = "EachSide",
        SideMeans = "The side of the back leg.",
        Parts = [new("Lean on the wall", "Held", "EachSide", ["Put both hands on a wall.", "Step back with one leg. Keep its heel down."], "30", "2", null, null)],
        Cues = ["Keep the heel heavy."],
        Errors = ["The heel lifts. Step less far back."],
        FeltAt = "The calf of the back leg.",
        Movements = ["StandingBalance"],
        TimesADay = "1",
        Alternatives = [new("seated-back-hamstring", "Instead", "Standing feels unsteady.")],
        Sources = ["Our own practice"],
    };

    /// <summary>The same with a figure for each step and one of the wrong way.</summary>
    public static readonly WrittenStretch CalfWithFigures = Calf with
    {
        Parts = [Calf.Parts[0] with { Steps = [new("Put both hands on a wall.", "lunge-stand"), new("Step back with one leg. Keep its heel down.", "lunge-end")] }],
        WrongWay = new("lunge-arched", "1"),
    };

    public static WrittenStretch After(this WrittenStretch written, string first) =>
        written with { Prerequisite = new(first, "5", "7", "3", true, true, true, true, true) };

    /// <summary>A stretch as it is once it was read; only what a test says differs from the calf stretch of the built-in shape.</summary>
    public static Stretch Stretch(string key, string name, int edition = 1, string? after = null) =>
        Given.Catalog.Find(Given.ChairHipFlexor)! with
        {
            Key = key, Name = name, Edition = edition, Alternatives = [], Prerequisite = after is null ? null : new(after, Domain.Progression.GateCriteria.Default),
        };

    public static OwnStretch Own(params (Stretch Stretch, bool IsApproved)[] editions) =>
        new([.. editions.Select(edition => new OwnEdition(edition.Stretch, Given.Clinician, Given.At(0), edition.IsApproved))]);

    public static OwnStretch Retired(this OwnStretch own) =>
        own with { Retirement = new StretchRetirement(Given.Clinic, own.Key, Given.Clinician, Given.At(1), "Not used.") };
}
