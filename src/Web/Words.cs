using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Outcomes;
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

    /// <summary>What is worth writing beside a fact that is present, beyond what has a field of its own.</summary>
    public static string? DetailOf(FactKind kind) => kind switch
    {
        FactKind.HipReplacement or FactKind.KneeReplacement => "Side",
        FactKind.SpinalSurgery => "Operation and level",
        FactKind.VertebralFracture => "Level and date",
        FactKind.KneePain or FactKind.AcuteLegPain or FactKind.CannotKneel or FactKind.CannotGetToFloor => "More",
        _ => null,
    };

    public static string Of(Edition edition) => edition switch
    {
        Edition.Standard => "Standard",
        Edition.LargePrint => "Large print",
        Edition.EasyRead => "Easy read",
        Edition.InkSaving => "Ink saving",
        _ => "Card",
    };

    public static string Of(Paper paper) => paper == Paper.A4 ? "A4" : "US Letter";

    public static string Of(HandoutFormat format) => $"{Of(format.Edition)}, {Of(format.Paper)}{(format.Language == Language.English ? "" : $", {format.Language}")}";

    public static string Of(HipApproach approach) => approach == HipApproach.Anterior ? "Anterior" : "Posterior or lateral";

    /// <summary>"Hip replacement (left; anterior; 12 March 2026)"</summary>
    public static string Of(PatientFact fact, DateOnly today)
    {
        string?[] more =
        [
            fact.Detail,
            fact.Approach is { } approach ? $"{Of(approach).ToLowerInvariant()} approach" : PatientFact.HasApproach(fact.Kind) ? "approach not known" : null,
            fact.Kind == FactKind.Pregnancy ? fact.WeeksOn(today) is { } weeks ? Weeks(weeks) : "weeks not known" : fact.On is { } on ? Dates.InFull(on) : null,
        ];
        return more.OfType<string>().ToList() is { Count: > 0 } said ? $"{Of(fact.Kind)} ({string.Join("; ", said)})" : Of(fact.Kind);
    }

    public static string Weeks(int weeks) => weeks == 1 ? "1 week" : weeks > PatientFact.MostWeeks ? $"{weeks} weeks: ask again" : $"{weeks} weeks";

    public static string Of(PrecautionLevel level) => level switch
    {
        PrecautionLevel.Block => "Blocked",
        PrecautionLevel.Warn => "Warning",
        _ => "Note",
    };

    public static string ChipOf(PrecautionLevel level) => level switch
    {
        PrecautionLevel.Block => "chip chip-stop",
        PrecautionLevel.Warn => "chip chip-attention",
        _ => "chip",
    };

    public static string Of(OverridePolicy policy) => policy switch
    {
        OverridePolicy.Nobody => "Nobody",
        OverridePolicy.Lead => "The clinic’s lead",
        _ => "Any clinician",
    };

    /// <summary>"Hip replacement, anterior approach, until 12 weeks after the operation"</summary>
    public static string Of(PrecautionCondition when) => string.Join(", ", new[]
    {
        when.Fact is { } fact ? Of(fact) : $"Younger than {when.YoungerThan}",
        when.Approach is { } approach ? $"{Of(approach).ToLowerInvariant()} approach" : null,
        when.WithinWeeks is { } weeks ? $"until {weeks} weeks after the operation" : null,
        when.FromWeek is { } week ? $"from week {week}" : null,
    }.OfType<string>());

    public static string MovementsOf(PrecautionRule rule) =>
        rule.Movements is null ? "Every stretch" : string.Join(", ", rule.Movements.Order().Select(Of));

    /// <summary>What a precaution is about, within a sentence: "knee pain", "the patient's age".</summary>
    public static string About(PrecautionRule rule) => rule.When.Fact is { } fact ? PrecautionConflict.Words(fact) : "the patient’s age";

    public static string Of(FactState state) => state.ToString();

    public static string Of(AlertKind kind) => kind switch
    {
        AlertKind.EmergencySign => "Emergency sign",
        AlertKind.ScreeningStops => "Screening stops treatment",
        AlertKind.LegSymptoms => "Leg symptoms",
        AlertKind.StopPain => "Pain at the stop limit",
        AlertKind.AdverseEvent => "Adverse event",
        AlertKind.FactsChanged => "Facts changed",
        AlertKind.WorseMornings => "Worse mornings",
        AlertKind.TellPatient => "Tell the patient",
        AlertKind.ScreeningExpired => "Screening expired",
        AlertKind.Lapse => "Nothing reported",
        AlertKind.GateEligible => "Gate ready for a decision",
        _ => "Review due",
    };

    /// <summary>What a person does about an alert, as the question that closing it asks.</summary>
    public static string ToDoAbout(AlertKind kind) => kind switch
    {
        AlertKind.EmergencySign => "Make sure now that the patient is on the way to an emergency department, and write down who told them and when.",
        AlertKind.ScreeningStops => "Refer the patient, or write down who assessed them and what was found.",
        AlertKind.LegSymptoms or AlertKind.StopPain or AlertKind.WorseMornings => "Speak with the patient, then change, pause or go on with the prescription.",
        AlertKind.AdverseEvent => "See what happened and what was done, and decide how the prescription goes on.",
        AlertKind.FactsChanged => "Look at the prescription again with the new facts, and decide on each stretch that is named.",
        AlertKind.TellPatient => "Tell the patient that the paper they have is out of date, and give them the current handout.",
        AlertKind.ScreeningExpired => "Screen again at the next visit.",
        AlertKind.Lapse => "Find out whether the patient has stopped, or only stopped telling.",
        AlertKind.GateEligible => "Look at the evidence and decide.",
        _ => "Review how it went, then end, change or go on with the prescription.",
    };

    public static string ChipOf(AlertKind kind) => kind switch
    {
        <= AlertKind.StopPain => "chip chip-stop",
        <= AlertKind.TellPatient => "chip chip-attention",
        _ => "chip",
    };

    /// <summary>A span in the unit that reads best.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalHours: < 1 } => Counted(Math.Max(1, (int)span.TotalMinutes), "minute"),
        { TotalDays: < 2 } => Counted((int)span.TotalHours, "hour"),
        _ => Counted((int)span.TotalDays, "day"),
    };

    public static string Counted(int count, string unit) => count == 1 ? $"1 {unit}" : $"{count} {unit}s";

    public static string Of(RedFlagGroup group) => group switch
    {
        RedFlagGroup.CaudaEquina => "Cauda equina",
        RedFlagGroup.Cancer => "Cancer",
        RedFlagGroup.Infection => "Infection",
        RedFlagGroup.Fracture => "Fracture",
        RedFlagGroup.General => "General",
        _ => "Inflammatory back pain",
    };

    /// <summary>What the count of inflammatory signs asks for; nothing, where it asks for nothing.</summary>
    public static string? Of(InflammatoryAction action) => action switch
    {
        InflammatoryAction.ReferToRheumatology => "Refer to rheumatology. Stretching may go on, if nothing else speaks against it.",
        InflammatoryAction.AskForHlaB27 => "Ask for an HLA-B27 test, and refer to rheumatology if it is positive. Stretching may go on.",
        _ => null,
    };

    public static string Of(Severity severity) => severity switch
    {
        Severity.Mild => "Mild: went by itself",
        Severity.Moderate => "Moderate: got in the way of daily life",
        _ => "Severe: daily life was not possible",
    };

    public static string Of(Onset onset) => onset switch
    {
        Onset.During => "During the stretches",
        Onset.SameDay => "Later that day",
        Onset.Later => "On a later day",
        _ => "Not known",
    };

    public static string Of(EventOutcome outcome) => outcome switch
    {
        EventOutcome.Recovered => "Recovered",
        EventOutcome.Recovering => "Getting better",
        EventOutcome.NotRecovered => "Not recovered",
        _ => "Not known",
    };

    public static string Of(RecallWindow window) => window switch
    {
        RecallWindow.AverageOf24Hours => "Average of the last 24 hours",
        RecallWindow.WorstOf24Hours => "Worst of the last 24 hours",
        RecallWindow.AverageOfWeek => "Average of the last week",
        _ => "Now",
    };

    /// <summary>A word that fits beside a mark.</summary>
    public static string Short(RecallWindow window) => window switch
    {
        RecallWindow.AverageOf24Hours => "24 h",
        RecallWindow.WorstOf24Hours => "worst 24 h",
        RecallWindow.AverageOfWeek => "week",
        _ => "now",
    };

    public static string Of(AskedHow how) => how switch
    {
        AskedHow.ByTelephone => "By telephone",
        AskedHow.OnPaper => "On paper",
        _ => "In person",
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

    public static string Of(RegressionKind kind) =>
        kind == RegressionKind.EasierDose ? "Proposed: go on with an easier dose" : "Proposed: go back to the earlier part";

    public static string Of(GateDecision decision) => decision.Kind switch
    {
        GateDecisionKind.Opened => decision.IsOverride ? "Opened as an override" : "Opened",
        GateDecisionKind.Locked => "Locked",
        GateDecisionKind.Flare => "Flare recorded, locked",
        GateDecisionKind.TechniqueWell => "Technique seen, done well",
        _ => "Technique seen, not yet well",
    };

    public static string Of(BatchKind kind) => kind == BatchKind.Zip ? "A zip of PDF files, one for each" : "One PDF for the printer, each from a new sheet on";

    public static string Of(TeachBackOutcome outcome) => outcome == TeachBackOutcome.Done ? "Yes, done" : "Not yet";

    /// <summary>"Teach-back with handout no. 3: done, by Ruth Adeyemi. Showed both sides."</summary>
    public static string Of(TeachBackLine line) =>
        $"Teach-back with handout no. {line.Number}: {(line.TeachBack.Outcome == TeachBackOutcome.Done ? "done" : "not yet")}, by {line.By}.{(line.TeachBack.Note is { } note ? $" {note}" : "")}";

    /// <summary>"12 of 40 made, 2 failed, 26 to go"</summary>
    public static string Of(BatchProgress batch)
    {
        var said = new List<string> { $"{batch.Done} of {batch.Lines} made" };
        if (batch.Failed > 0)
            said.Add($"{batch.Failed} failed");
        if (batch.Cancelled > 0)
            said.Add($"{batch.Cancelled} {Interface.Of("Cancelled").ToLowerInvariant()}");
        if (batch.Waiting > 0)
            said.Add($"{batch.Waiting} to go");
        return string.Join(", ", said);
    }

    public static string Of(DayMark mark) => mark switch
    {
        DayMark.NotDone => "Not done",
        DayMark.Unreported => "Not reported",
        _ => mark.ToString(),
    };

    /// <summary>"done, pain 1"</summary>
    public static string Of(StretchEntry entry) => $"{Of(entry.Outcome).ToLowerInvariant()}, {(entry.Pain is { } pain ? $"pain {pain}" : "pain not reported")}";

    /// <summary>"legs as usual, morning worse"</summary>
    public static string Of(DayAnswers answers) =>
        $"legs {(answers.Legs is { } legs ? Of(legs).ToLowerInvariant() : "not reported")}, morning {(answers.MorningAfter is { } morning ? morning.ToString().ToLowerInvariant() : "not reported")}";

    /// <summary>"Tuesday 3 March: done, pain 1, next morning worse"</summary>
    public static string Of(EvidenceDay day)
    {
        var said = new List<string> { Of(day.Mark).ToLowerInvariant() };
        if (day.Pain is { } pain)
            said.Add($"pain {pain}");
        if (day.Answers.MorningAfter == MorningAfter.Worse)
            said.Add("next morning worse");
        if (day.Answers.Legs == Legs.NewOrFurtherDown)
            said.Add("legs new or further down");
        if (!day.Counts)
            said.Add("before counting began");
        return $"{Dates.Weekday(day.On)}: {string.Join(", ", said)}";
    }

    public static string Of(Attention attention) => attention switch
    {
        Attention.DraftToSign => "Draft to sign",
        Attention.NoPrescription => "No prescription yet",
        _ => Of((AlertKind)attention),
    };

    public static string Of(Reason reason) => reason.IsDecided ? "Gate decided: close the alert" : Of(reason.What);

    public static string ChipOf(Attention attention) => attention >= Attention.DraftToSign ? "chip" : ChipOf((AlertKind)attention);

    public static string Of(CaseloadStatus status) => status == CaseloadStatus.NoPrescription ? "None" : status.ToString();

    public static string ChipOf(CaseloadStatus status) => status switch
    {
        CaseloadStatus.Running => "chip chip-good",
        CaseloadStatus.Paused or CaseloadStatus.Draft => "chip chip-attention",
        _ => "chip",
    };

    public static string Of(CaseloadScope scope) => scope switch
    {
        CaseloadScope.NeedsMe => "Needs me",
        CaseloadScope.NeedsSomebody => "Needs somebody",
        _ => "Everybody",
    };

    public static string Of(CaseloadSort sort) => sort switch
    {
        CaseloadSort.Need => "Need, the gravest first",
        CaseloadSort.Name => "Name",
        CaseloadSort.LastReported => "Last reported, longest ago first",
        _ => "Review date, earliest first",
    };

    /// <summary>"Needs somebody: Ruth Adeyemi; Review due; Running. Need, the gravest first."</summary>
    public static string Of(CaseloadView view, IReadOnlyDictionary<Guid, string> people)
    {
        string?[] only = [view.Clinician is { } clinician ? people.GetValueOrDefault(clinician, "Somebody else") : null, view.Reason is { } reason ? Of(reason) : null, view.Status is { } status ? Of(status) : null];
        return $"{Of(view.Scope)}{(only.Any(one => one is not null) ? ": " : "")}{string.Join("; ", only.OfType<string>())}. {Of(view.Sort)}.";
    }

    public static string Of(RunState state, int partsDone) => state switch
    {
        RunState.Waiting => "Waiting to be made",
        RunState.Running => $"{partsDone} of {ClinicReportRun.Parts} parts made",
        _ => Interface.Of(state.ToString()),
    };

    public static string ChipOf(RunState state) => state switch
    {
        RunState.Done => "chip chip-good",
        RunState.Failed => "chip chip-stop",
        RunState.Cancelled => "chip",
        _ => "chip chip-attention",
    };

    public static string Of(ImportState state) => state switch
    {
        ImportState.Previewed => "Waits for you",
        ImportState.Waiting => "Waiting",
        ImportState.Running => "Adding patients",
        ImportState.Failed => "It did not get to the end",
        _ => Interface.Of(state.ToString()),
    };

    public static string ChipOf(ImportState state) => state switch
    {
        ImportState.Done => "chip chip-good",
        ImportState.Failed => "chip chip-stop",
        ImportState.Cancelled => "chip",
        _ => "chip chip-attention",
    };

    public static string NoticeOf(ImportState state) => state switch
    {
        ImportState.Done => "notice notice-success",
        ImportState.Failed => "notice notice-stop",
        _ => "notice",
    };

    public static string Of(ImportColumn? column) => column switch
    {
        null => "Left out",
        ImportColumn.GivenName => "Given name",
        ImportColumn.FamilyName => "Family name",
        ImportColumn.BirthDate => "Date of birth",
        ImportColumn.TimeZone => "Time zone",
        ImportColumn.Email => "Left out: patients give and confirm their address themselves",
        _ => column.Value.ToString(),
    };

    public static string Rows(int count) => count == 1 ? "1 row" : $"{count:N0} rows";

    public static string Patients(int count) => count == 1 ? "1 patient" : $"{count:N0} patients";

    /// <summary>"2 stretches, about 5 minutes a day"</summary>
    public static string Of(Burden burden, Language language = Language.English)
    {
        var words = Phrases.Of(language);
        return words.Of("burden", ("stretches", words.Of("stretches", ("count", burden.Stretches))), ("minutes", words.Of("minutes", ("count", burden.MinutesADay))));
    }

    /// <summary>"Individual; taught in person, then done alone; at home"</summary>
    public static string Of(Delivery delivery)
    {
        string?[] said =
        [
            delivery.Grouping is { } grouping ? ReportingTemplate.InWords(grouping) : null,
            delivery.Teaching is { } teaching ? ReportingTemplate.InWords(teaching) : null,
            delivery.Setting is { } setting ? ReportingTemplate.InWords(setting) : null,
        ];
        var words = string.Join("; ", said.OfType<string>()).ToLowerInvariant();
        return words.Length == 0 ? "Not said yet" : $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }

    /// <summary>"2 stretches, about 5 minutes a day; and 1 more once opened: Gluteal stretches, Part 2"</summary>
    public static string Of(WholeBurden burden)
    {
        var later = burden.OnceOpened.Count == 0 ? "" : $"; and {burden.OnceOpened.Count} more once opened: {string.Join("; ", burden.OnceOpened)}";
        var withheld = burden.Withheld.Count == 0 ? "" : $"; {burden.Withheld.Count} withheld until a decision: {string.Join("; ", burden.Withheld)}";
        return Of(burden.Today) + later + withheld;
    }

    /// <summary>"2 stretches, about 5 minutes a day; and 1 more once opened, for 6 weeks: Pelvic tilt in three parts; …"</summary>
    public static string Of(PlanTemplate template, StretchCatalog catalog)
    {
        var gated = template.Plan.Stretches.Count(one => one.Gate is not null);
        var later = gated == 0 ? "" : $"; and {gated} more once opened";
        return $"{Of(template.BurdenAtFirst(catalog))}{later}, for {DoseSentence.Weeks(template.Plan.Course)}: {string.Join("; ", template.Plan.Stretches.Select(one => catalog.Latest(one.Stretch)?.Name ?? one.Stretch))}";
    }

    public static string Of(TemplateOwner owner) => owner switch
    {
        TemplateOwner.BuiltIn => "Built in",
        TemplateOwner.Clinic => "The clinic’s",
        _ => "Your own",
    };

    /// <summary>What came of using a template.</summary>
    public static string Of(TemplateFit fit)
    {
        var added = fit.Added.Count == 1 ? "1 stretch was added." : $"{fit.Added.Count} stretches were added.";
        var there = fit.AlreadyThere.Count == 0 ? "" : $" In the plan already, and left as it was: {string.Join("; ", fit.AlreadyThere.Select(stretch => stretch.Name))}.";
        var left = fit.LeftOut.Count == 0 ? "" : $" {fit.LeftOut.Count} left out: see why below.";
        return added + there + left;
    }

    public static string Of(Roles roles) =>
        string.Join(", ", new[] { Roles.Lead, Roles.Clinician, Roles.Assistant }.Where(role => roles.HasFlag(role)));

    public static string Of(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.NotAllowed => "Not allowed",
        AuditOutcome.NotFound => "Not found",
        _ => outcome.ToString(),
    };

    public static string Of(EntryOutcome outcome) => outcome == EntryOutcome.NotDone ? "Not done" : outcome.ToString();

    public static string Of(Source source) => source switch
    {
        Source.Timer => "By the timer",
        Source.Tap => "By a tap",
        Source.Paper => "On paper",
        _ => "Remembered later",
    };

    public static string Of(CalendarMark mark) => mark switch
    {
        CalendarMark.NotDone => "Not done",
        CalendarMark.Unreported => "Not reported",
        CalendarMark.StillToday => "Today, not over yet",
        CalendarMark.ToCome => "To come",
        CalendarMark.NotScheduled => "Not scheduled",
        _ => mark.ToString(),
    };

    /// <summary>"Tuesday 3 March: done, pain 1, on paper, 2 days late, corrected"</summary>
    public static string Of(CalendarCell cell)
    {
        var said = new List<string> { Of(cell.Mark).ToLowerInvariant() };
        if (cell.Told > 0 && cell.Told < cell.Asked)
            said.Add($"{cell.Told} of {cell.Asked} told");
        if (cell.Pain is { } pain)
            said.Add($"pain {pain}");
        said.AddRange(cell.Sources.Select(source => Of(source).ToLowerInvariant()));
        if (cell.IsLate)
            said.Add(DaysLate(cell.DaysLate));
        if (cell.IsCorrected)
            said.Add("corrected");
        if (cell.IsBeyondWhatWasAsked)
            said.Add("on a day that did not ask for it");
        return $"{Dates.Weekday(cell.On)}: {string.Join(", ", said)}";
    }

    /// <summary>", left"</summary>
    public static string SideOf(WeekRow row) => row.Side is Side.Left or Side.Right ? $", {row.Side.ToString().ToLowerInvariant()}" : "";

    public static string Of(SheetQuestion question) => question switch
    {
        SheetQuestion.PainBefore => "Pain before",
        SheetQuestion.NextMorning => "Next morning",
        _ => question.ToString(),
    };

    /// <summary>"done, 60 seconds, pain 3"; "nothing" for a cell that was left empty.</summary>
    public static string Of(SheetDifference difference, SheetAnswer answer) => difference.Question switch
    {
        SheetQuestion.Outcome => OrNothing(answer.Outcome is { } outcome ? Of(outcome).ToLowerInvariant() : null, answer.Amount is { } amount ? $"{amount} {difference.Row!.AmountUnit}" : null, answer.Pain is { } pain ? $"pain {pain}" : null),
        SheetQuestion.Pain => OrNothing(answer.Pain?.ToString()),
        SheetQuestion.PainBefore => OrNothing(answer.Day.PainBefore?.ToString()),
        SheetQuestion.Legs => OrNothing(answer.Day.Legs is { } legs ? Of(legs).ToLowerInvariant() : null),
        SheetQuestion.NextMorning => OrNothing(answer.Day.MorningAfter?.ToString().ToLowerInvariant()),
        _ => OrNothing(answer.Day.Note),
    };

    private static string OrNothing(params string?[] said) => said.OfType<string>().ToList() is { Count: > 0 } words ? string.Join(", ", words) : "nothing";

    public static string DaysLate(int days) => days switch { <= 0 => "the same day", 1 => "1 day later", _ => $"{days} days late" };

    public static string Of(Legs legs) => legs switch
    {
        Legs.None => "None",
        Legs.Usual => "As usual",
        _ => "New or further down",
    };

    public static string Of(CareEvent happened) => happened.Kind switch
    {
        CareEventKind.Signed => $"Version {happened.Version} was signed",
        CareEventKind.Opened => $"{happened.Stretch} was opened",
        CareEventKind.LockedAgain => $"{happened.Stretch} locked again",
        CareEventKind.EnteredInError => "Withdrawn as entered in error",
        _ => happened.Kind.ToString(),
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

    public static readonly IReadOnlyList<Choice> ChoicesOfLanguage = [.. Languages.All.Select(language => new Choice(language.Code(), language.ToString()))];

    /// <summary>"Reading level: grade 9.1 (Flesch–Kincaid)." and, where it is hard, what to do about it.</summary>
    public static string Of(ReadingLevel level) => level switch
    {
        { Language: Language.English, IsHard: true } => $"Reading level: grade {level.Score:0.0} (Flesch–Kincaid). Many patients find that hard to read. Use shorter sentences and plainer words: ours are at grade {ReadingLevel.HighestGradeOfOurs} or below.",
        { Language: Language.English } => $"Reading level: grade {level.Score:0.0} (Flesch–Kincaid).",
        { IsHard: true } => $"Reading level: {level.Score:0} (INFLESZ). Many patients find that hard to read: {ReadingLevel.LeastInflesz} or more is plain.",
        _ => $"Reading level: {level.Score:0} (INFLESZ).",
    };

    /// <summary>How dates in numbers are read in the files of a clinic.</summary>
    public static string OrderOfDates(English english) =>
        english == English.American ? "Of 3/4/1980 the month comes first: March 4, 1980." : "Of 3/4/1980 the day comes first: 3 April 1980.";

    public static string Moment(DateTimeOffset at, Zone zone) => Dates.Moment(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone.Name)));

    public static IReadOnlyList<Choice> Choices<T>(Func<T, string> word, params T[] without) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Except(without).Select(value => new Choice(value.ToString(), word(value)))];
}
