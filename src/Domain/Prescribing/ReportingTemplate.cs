using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Domain.Prescribing;

/// <summary>Where a person says what an item of the template lacks.</summary>
public enum SaidIn
{
    /// <summary>It is read from the record.</summary>
    Record,
    Purpose,
    Stretches,
    /// <summary>The signer's own entry, which the clinic's lead keeps.</summary>
    Colleagues,
}

/// <summary>One item of the reporting template.</summary>
/// <param name="Said">What the prescription says; nothing, if it is missing.</param>
/// <param name="Missing">What is missing, as a sentence.</param>
public sealed record ReportingItem(string Number, string Name, IReadOnlyList<string> Said, string? Missing, SaidIn Where);

/// <summary>
/// The consensus template for reporting exercise (CERT), item by item, filled from what the prescription and the record say.
/// What it asks for and nobody has said stops signing. Pure: the same facts give the same items.
/// </summary>
public sealed class ReportingTemplate
{
    private static readonly (string Number, string Name)[] Names =
    [
        ("1", "Equipment"), ("2", "Who delivers it"), ("3", "Individual or group"), ("4", "Teaching and supervision"), ("5", "How adherence is measured"),
        ("6", "What helps to keep going"), ("7a", "When it progresses"), ("7b", "How it progressed"), ("8", "Each stretch"), ("9", "What is done at home"),
        ("10", "Other care beside the stretches"), ("11", "Adverse events"), ("12", "Where"), ("13", "Dose"), ("14a", "Generic or tailored"), ("14b", "How it is tailored"),
        ("15", "Where it starts from"), ("16a", "How it is checked"), ("16b", "How far it was done"),
    ];

    private readonly CareRecord record;
    private readonly Prescription prescription;
    private readonly PrescriptionVersion version;
    private readonly StretchCatalog catalog;
    private readonly Signer signer;
    private readonly IReadOnlyList<AdverseEvent> happened;

    private ReportingTemplate(CareRecord record, Prescription prescription, PrescriptionVersion version, StretchCatalog catalog, Signer signer, IReadOnlyList<AdverseEvent> happened) =>
        (this.record, this.prescription, this.version, this.catalog, this.signer, this.happened) = (record, prescription, version, catalog, signer, happened);

    private Delivery Delivery => version.Delivery ?? Delivery.NotSaid;

    private IEnumerable<(PrescribedStretch Prescribed, Stretch Stretch)> Stretches =>
        version.Stretches.Select(prescribed => (prescribed, catalog.Edition(prescribed.Stretch, prescribed.Edition)));

    /// <param name="signer">Who would sign a draft; a signed version says itself who did.</param>
    /// <param name="happened">The adverse events of the patient, as they are known now.</param>
    public static IReadOnlyList<ReportingItem> Of(
        CareRecord record, Prescription prescription, PrescriptionVersion version, StretchCatalog catalog, Signer signer, IReadOnlyList<AdverseEvent> happened)
    {
        var signed = version.SignedBy is { } by ? new Signer(by, version.SignerName!, version.SignerRegistration) : signer;
        var template = new ReportingTemplate(record, prescription, version, catalog, signed, happened);
        return [.. Names.Select(item => template.Item(item.Number, item.Name))];
    }

    /// <summary>What a draft still lacks, each sentence once, in the order of the items.</summary>
    public static IEnumerable<string> Missing(PrescriptionVersion draft, Signer signer, DateOnly today) =>
        Names.Select(item => Lacks(item.Number, draft, signer, today)?.Sentence).OfType<string>().Distinct();

    private ReportingItem Item(string number, string name) =>
        Lacks(number, version, signer, version.SignedOn ?? record.Today) is { } lacks
            ? new(number, name, [], lacks.Sentence, lacks.Where)
            : new(number, name, [.. Said(number)], null, SaidIn.Record);

    private static (string Sentence, SaidIn Where)? Lacks(string number, PrescriptionVersion version, Signer signer, DateOnly today)
    {
        var delivery = version.Delivery ?? Delivery.NotSaid;
        return number switch
        {
            "1" or "8" or "9" or "13" or "14a" when version.Stretches.Count == 0 => ("Add at least one stretch.", SaidIn.Stretches),
            "2" when string.IsNullOrWhiteSpace(signer.Registration) => ("Your profession and registration number are not known. Ask your clinic’s lead.", SaidIn.Colleagues),
            "3" when delivery.Grouping is null => ("Say whether it is for one person or for a group.", SaidIn.Purpose),
            "4" when delivery.Teaching is null => ("Say how it is taught and whether it is supervised.", SaidIn.Purpose),
            "6" when delivery.Motivation is null => ("Say what helps the patient to keep going, or “None”.", SaidIn.Purpose),
            "7a" or "16a" when version.ReviewOn is null => ("Set a review date.", SaidIn.Purpose),
            "7a" or "16a" when version.ReviewOn < today => ("The review date has passed: set a new one.", SaidIn.Purpose),
            "10" when delivery.OtherCare is null => ("Say what other care there is beside the stretches, or “None”.", SaidIn.Purpose),
            "12" when delivery.Setting is null => ("Say where the stretches are done.", SaidIn.Purpose),
            "15" when version.BaselinePain is null => ("Enter the patient's pain today, from 0 to 10.", SaidIn.Purpose),
            _ => null,
        };
    }

    private IEnumerable<string> Said(string number) => number switch
    {
        "1" => Stretches.SelectMany(one => one.Stretch.Equipment).Distinct().DefaultIfEmpty("None needed."),
        "2" => [$"{signer.Name}, {signer.Registration}"],
        "3" => [InWords(Delivery.Grouping!.Value)],
        "4" => [InWords(Delivery.Teaching!.Value)],
        "5" => ["Sessions, stretches and dose that were done, of all that were scheduled. What was not reported is counted apart."],
        "6" => [Delivery.Motivation!],
        "7a" => WhenItProgresses().Append($"Reviewed on {Dates.InFull(version.ReviewOn)}."),
        "7b" => HowItProgressed().DefaultIfEmpty("Nothing yet: this is the first version."),
        "8" => Stretches.Select(one => $"{one.Stretch.Name} (catalog entry {one.Stretch.Key}, edition {one.Stretch.Edition})"),
        "9" => [Delivery.Setting == Setting.Clinic ? "Nothing is asked at home; the illustrated handout goes home with the patient." : "All of these stretches, with an illustrated handout."],
        "10" => [Delivery.OtherCare!],
        "11" => happened.Where(one => one.Prescription is null || one.Prescription == prescription.Id).OrderBy(one => one.On)
            .Select(one => $"{Dates.InFull(one.On)}, {one.Severity.ToString().ToLowerInvariant()}{(one.IsSerious ? ", serious" : "")}: {one.What}").DefaultIfEmpty("None recorded."),
        "12" => [InWords(Delivery.Setting!.Value)],
        "13" => Stretches.Select(one => $"{one.Stretch.Name}: {DoseSentence.InFull(one.Stretch, one.Prescribed.Side, one.Prescribed.Dose)}").Append($"For {DoseSentence.Weeks(version.Course)}."),
        "14a" => [Tailoring().Any() ? "Tailored to this patient." : "Generic: each stretch as the catalog gives it."],
        "14b" => Tailoring().DefaultIfEmpty("None."),
        "15" => [$"Pain {version.BaselinePain} of 10 at the start; high irritability {InWords(record.Patient.Latest(FactKind.HighIrritability, version.SignedAt)?.State)}."],
        "16a" => [$"From the patient’s diary, with where each entry comes from and how late it is; looked at together on {Dates.InFull(version.ReviewOn)}."],
        _ => [HowFar()],
    };

    private IEnumerable<string> WhenItProgresses() =>
        from one in Stretches
        where one.Prescribed.Gate is not null
        let first = version.Find(one.Prescribed.Gate!.Prerequisite)!
        select $"{one.Stretch.Name}: {GateSentence.Of(one.Prescribed.Gate!, NameOf(first), version.PainLimits)}";

    private IEnumerable<string> HowItProgressed()
    {
        var versions = prescription.Versions.Where(one => one.IsSigned && one.Number <= version.Number)
            .Select(one => (At: one.SignedAt!.Value, Line: $"Version {one.Number} signed on {Dates.InFull(one.SignedOn)} by {one.SignerName}."));
        var gates =
            from decision in record.Decisions
            where decision.Prescription == prescription.Id && !decision.IsTechniqueCheck
            let stretch = prescription.Versions.Select(one => one.Find(decision.Item)).OfType<PrescribedStretch>().First()
            select (decision.At, Line: $"Gate of {NameOf(stretch)} {(decision.Kind == GateDecisionKind.Opened ? "opened" : "locked")} on {Dates.InFull(decision.On)}{(decision.IsOverride ? ", before it was eligible" : "")}.");
        return versions.Concat(gates).OrderBy(one => one.At).Select(one => one.Line);
    }

    /// <summary>What differs from the catalog's own side and dose.</summary>
    private IEnumerable<string> Tailoring() =>
        from one in Stretches
        let usual = one.Stretch.DefaultDose
        where one.Prescribed.Side != one.Stretch.DefaultSide || one.Prescribed.Dose.Frequency != usual.Frequency
            || one.Stretch.Parts.Any(part => one.Prescribed.Dose.Of(part.Key) != usual.Of(part.Key))
        select $"{one.Stretch.Name}: {DoseSentence.InFull(one.Stretch, one.Prescribed.Side, one.Prescribed.Dose)} The catalog says: {DoseSentence.InFull(one.Stretch, one.Stretch.DefaultSide, usual)}";

    private string HowFar()
    {
        if (prescription.Versions.Where(one => one.IsSigned).Min(one => one.SignedOn) is not { } signed || signed.AddDays(1) >= record.Today)
            return "Nothing has been due yet.";
        var sessions = record.FiguresOf(prescription, catalog, signed.AddDays(1), record.Today.AddDays(-1)).Figures.Sessions;
        return sessions.PercentAtLeast is { } percent
            ? $"At least {percent} % of sessions: {sessions.Done:0.#} done of {sessions.Scheduled:0.#} scheduled, {sessions.Unreported:0.#} not reported, from {Dates.InFull(signed.AddDays(1))} through yesterday."
            : $"Nothing reported of {sessions.Scheduled:0.#} sessions scheduled.";
    }

    private string NameOf(PrescribedStretch prescribed) => catalog.Edition(prescribed.Stretch, prescribed.Edition).Name;

    private static string InWords(FactState? state) => state switch
    {
        FactState.Present => "present",
        FactState.Absent => "absent",
        _ => "not known",
    };

    public static string InWords(Grouping grouping) => grouping == Grouping.Individual ? "Individual" : "In a group";

    public static string InWords(Teaching teaching) => teaching switch
    {
        Teaching.InPersonThenAlone => "Taught in person, then done alone",
        Teaching.ByVideoThenAlone => "Taught by video, then done alone",
        _ => "Supervised each time",
    };

    public static string InWords(Setting setting) => setting switch
    {
        Setting.Home => "At home",
        Setting.Clinic => "In the clinic",
        _ => "At home and in the clinic",
    };
}
