using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Reports;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Web;

/// <summary>What the portal calls things.</summary>
public static class Words
{
    public static string Of(FactKind kind) => kind switch
    {
        FactKind.KneePain => "Knee pain",
        FactKind.KneeReplacement => "Knee replacement",
        FactKind.HipReplacement => "Hip replacement",
        FactKind.Osteoporosis => "Osteoporosis",
        FactKind.VertebralFracture => "Vertebral fracture",
        FactKind.SpinalSurgery => "Spinal surgery",
        FactKind.StenosisOrSpondylolisthesis => "Stenosis or spondylolisthesis",
        FactKind.AcuteLegPain => "Acute leg pain",
        FactKind.Pregnancy => "Pregnancy",
        FactKind.Glaucoma => "Glaucoma",
        FactKind.UncontrolledBloodPressure => "Uncontrolled blood pressure",
        FactKind.BalanceOrFalls => "Poor balance or falls",
        FactKind.CannotGetToFloor => "Cannot get to the floor",
        FactKind.CannotKneel => "Cannot kneel",
        _ => "High irritability",
    };

    /// <summary>What is worth writing beside a fact that is present.</summary>
    public static string? DetailOf(FactKind kind) => kind switch
    {
        FactKind.HipReplacement => "Side, approach and date",
        FactKind.KneeReplacement => "Side and date",
        FactKind.Pregnancy => "Weeks, and on which date",
        FactKind.SpinalSurgery or FactKind.VertebralFracture => "Level and date",
        _ => null,
    };

    public static string Of(FactState state) => state.ToString();

    public static string Of(RedFlagGroup group) => group switch
    {
        RedFlagGroup.CaudaEquina => "Cauda equina",
        RedFlagGroup.Cancer => "Cancer",
        RedFlagGroup.Infection => "Infection",
        RedFlagGroup.Fracture => "Fracture",
        _ => "General",
    };

    public static string Of(RedFlagAnswer answer) => answer == RedFlagAnswer.NotAsked ? "Not asked" : answer.ToString();

    public static string Of(LevelOfConcern level) => level switch
    {
        LevelOfConcern.None => "No concern",
        LevelOfConcern.Few => "Few concerns",
        LevelOfConcern.Some => "Some concern",
        _ => "High concern",
    };

    public static string ChipOf(LevelOfConcern level) => level switch
    {
        LevelOfConcern.None => "chip chip-good",
        LevelOfConcern.Few => "chip chip-attention",
        _ => "chip chip-stop",
    };

    public static string Of(Position position) => position switch
    {
        Position.KneelingOnChair => "Kneeling on a chair",
        Position.HalfKneeling => "Half kneeling",
        Position.Supine => "Lying on the back",
        _ => position.ToString(),
    };

    public static string Of(Region region) => region switch
    {
        Region.LowBack => "Low back",
        Region.ShoulderGirdle => "Shoulder girdle",
        _ => region.ToString(),
    };

    public static string Of(Movement movement) => movement switch
    {
        Movement.HipFlexionPast90 => "Hip flexion past 90°",
        Movement.LumbarEndRangeFlexion => "Lumbar end-range flexion",
        Movement.LumbarEndRangeRotation => "Lumbar end-range rotation",
        _ => Spaced(movement.ToString()),
    };

    public static string Of(Origin origin) => origin switch
    {
        Origin.Article => "Stated by an article",
        Origin.EstablishedPractice => "Established practice",
        _ => "Written by us",
    };

    public static string Of(PrescriptionStatus status) => status == PrescriptionStatus.Signed ? "Running" : status.ToString();

    public static string ChipOf(PrescriptionStatus status) => status switch
    {
        PrescriptionStatus.Signed => "chip chip-good",
        PrescriptionStatus.Ended => "chip",
        _ => "chip chip-attention",
    };

    public static string Of(PrescriptionEventKind kind) => kind switch
    {
        PrescriptionEventKind.EnteredInError => "Withdrawn as entered in error",
        _ => kind.ToString(),
    };

    public static string Of(GateState state) => state.ToString();

    public static string ChipOf(GateState state) => state switch
    {
        GateState.Open => "chip chip-good",
        GateState.Eligible => "chip chip-attention",
        _ => "chip",
    };

    public static string ChipOf(Verdict verdict) => verdict switch
    {
        Verdict.Held => "chip chip-good",
        Verdict.NotHeld => "chip chip-stop",
        _ => "chip chip-attention",
    };

    public static string Of(Attention attention) => attention switch
    {
        Attention.GateEligible => "Gate ready for a decision",
        Attention.GateLockedAgain => "Gate locked again",
        Attention.NothingReported => $"No report for {CaseloadLine.SilentDays} days",
        Attention.ScreeningLapsed => "Screening not current",
        Attention.ReviewDue => "Review due",
        Attention.DraftToSign => "Draft to sign",
        _ => "No prescription yet",
    };

    public static string ChipOf(Attention attention) => attention switch
    {
        Attention.GateLockedAgain => "chip chip-stop",
        Attention.NoPrescription or Attention.DraftToSign => "chip",
        _ => "chip chip-attention",
    };

    /// <summary>"2 stretches, about 5 minutes a day"</summary>
    public static string Of(Burden burden) =>
        $"{(burden.Stretches == 1 ? "1 stretch" : $"{burden.Stretches} stretches")}, about {(burden.MinutesADay == 1 ? "1 minute" : $"{burden.MinutesADay} minutes")} a day";

    public static string Of(Roles roles) =>
        string.Join(", ", new[] { Roles.Lead, Roles.Clinician, Roles.Assistant }.Where(role => roles.HasFlag(role)));

    public static string Of(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.NotAllowed => "Not allowed",
        AuditOutcome.NotFound => "Not found",
        _ => outcome.ToString(),
    };

    public static string Of(EntryOutcome outcome) => outcome == EntryOutcome.NotDone ? "Not done" : outcome.ToString();

    public static string Of(Legs legs) => legs switch
    {
        Legs.None => "None",
        Legs.Usual => "As usual",
        _ => "New or further down",
    };

    public static string Of(ReportDayKind kind) => kind switch
    {
        ReportDayKind.NotScheduled => "Not scheduled",
        ReportDayKind.NotDone => "Not done",
        _ => kind.ToString(),
    };

    /// <summary>"PrescribeStretch" as "Prescribe stretch".</summary>
    public static string Spaced(string name) =>
        string.Concat(name.Select((letter, place) => char.IsUpper(letter) && place > 0 ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));

    public static string Date(DateOnly date) => $"{date:d MMMM yyyy}";

    public static string ShortDate(DateOnly date) => $"{date:ddd d MMM}";

    public static string Moment(DateTimeOffset at, Zone zone) => $"{TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone.Name)):d MMM yyyy HH:mm}";

    public static IReadOnlyList<Choice> Choices<T>(Func<T, string> word, params T[] without) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Except(without).Select(value => new Choice(value.ToString(), word(value)))];
}
