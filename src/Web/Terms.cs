using System.Collections.Frozen;

namespace PrescribeRx.Web;

/// <summary>A word of the portal that somebody new may ask about, explained in a sentence or two.</summary>
/// <param name="Key">What a page names it by, and where it stands in the list of all terms.</param>
public sealed record Term(string Key, string Word, string Says)
{
    /// <summary>The id of what opens on a page that explains it.</summary>
    public string Popover => $"term-{Key}";
}

/// <summary>The terms of the portal. Each is explained once here, for the page where it stands and for the list.</summary>
public static class Terms
{
    public static readonly IReadOnlyList<Term> All =
    [
        new("adherence", "Adherence", "How far what was done is what was asked, as a share of what was scheduled. It is never a score or a rank, and nobody is compared with anybody."),
        new("at-least", "At least", "What was done, out of what was scheduled. Some of what nobody reported may have been done too, so the true share is this or more; where nothing was reported there is a dash."),
        new("burden", "Burden", "Minutes a day and the number of stretches, over all running prescriptions of a patient. What is locked or withheld is named but not counted, and past the limits of the clinic’s safety policy there is a warning."),
        new("cert", "CERT", "A reporting template of 16 items (Slade 2016): what a prescription must say so that somebody else could give it again. The page that signs names what is still missing."),
        new("contraindication", "Contraindication", "What speaks so strongly against a stretch that its precaution is a block. The stretch is left out, unless somebody whom the rule names overrides it with a reason."),
        new("criterion", "Criterion", "One thing that a gate asks for, such as no worse morning. All of them must hold, and an answer that nobody gave does not hold."),
        new("dose", "Dose", "What is asked of each part of a stretch: a hold in seconds or slow repetitions, how many, in how many sets, and how often. The sentence that the patient reads is made from the same dose that adherence is measured by."),
        new("edition", "Edition", "A catalog entry as it was worded at one time, by number; a change is the next edition, and a signed prescription keeps the one it was signed with. Of a handout: how it is laid out, such as large print."),
        new("eligible", "Eligible", "All that a gate asks for holds, and the evidence is listed. Eligible is not open: only a clinician opens a gate."),
        new("evidence", "Evidence", "What the diary says to each criterion of a gate, with the days and the answers. It is kept with the decision that rested on it."),
        new("flare", "Flare", "Pain at the stop limit in a gated stretch or in the one that comes before it, or a flare that a clinician records. An open gate locks again."),
        new("gate", "Gate", "Stands between the patient and a harder stretch: locked, then eligible once all its criteria hold, then open by a clinician’s decision. Until then nothing that the patient is given has its steps; it says what must happen first."),
        new("hold", "Hold", "How many seconds a position is held, each time. A part that is moved slowly has repetitions and no hold."),
        new("irritability", "Irritability", "How easily symptoms are provoked and how long they take to settle, not how strong they are. High irritability warns of stretches that go to the end of a movement."),
        new("lapse", "Lapse", "As many days without a session as the gate says. An open gate locks again, and an alert asks whether the patient has stopped or only stopped telling."),
        new("laterality", "Laterality", "Whether a stretch is done on each side, or has no side. Each stretch says in words what its side means."),
        new("level-of-concern", "Level of concern", "What the answers of a screening come to. None and few allow treatment, few with advice on what to watch for; at some and high nothing is signed until somebody has assessed the patient, with who and what was found."),
        new("not-reported", "Not reported", "Nobody said. It is counted apart: not as done, not as missed, and never as no pain."),
        new("nprs", "NPRS", "The numeric pain rating scale: a whole number from 0 (none) to 10 (worst imaginable). Two scores are set beside each other only where they were asked over the same time."),
        new("override", "Override", "To go on against a rule, with a reason, by somebody who may: a gate opened before it is eligible, or a precaution decided otherwise. The reports show it as one."),
        new("pain-limits", "Pain limits", "Comfortable up to one score, stop from another, and ease off in between, of 10. They are set on the prescription when it is signed; handout, diary and gates read them there."),
        new("precaution", "Precaution", "A rule: when a fact holds of a patient, stretches with certain movements need care. A note is shown, a warning is acknowledged with a reason, and a block leaves the stretch out unless somebody who may overrides it."),
        new("prescription", "Prescription", "What a clinician asks a patient to do: a draft until it is signed, then running, perhaps paused, and in the end ended. What was signed is never changed; a change is the next version."),
        new("provenance", "Provenance", "Where an entry of the diary comes from: by the timer, by a tap, on paper, or remembered later. It also says who typed it and how late."),
        new("recall-window", "Recall window", "The time that a pain score is asked about: now, the average or the worst of the last 24 hours, or the average of the last week."),
        new("red-flag", "Red flag", "A sign that something else than a tired back may be behind the pain. Before a prescription is signed, every one has been asked about and answered yes or no."),
        new("relock", "Relock", "An open gate locks again by itself: after pain at the stop limit, two worse mornings in a row, new leg symptoms, or a lapse. It stays locked until a clinician decides, even if the entry that caused it is corrected."),
        new("repetitions", "Repetitions", "How many times a hold or a slow movement is done in one set."),
        new("sets", "Sets", "How many times the repetitions are done, with a rest between if there is one."),
        new("side", "Side", "The limb that is stretched; for a twist, the side the knees go to. Left done and right missed is half a stretch."),
        new("superseded", "Superseded", "Something newer has taken its place, or what it says no longer holds. It is kept and never changed, and a handout that is superseded is not given again."),
        new("teach-back", "Teach-back", "The patient shows, or says in their own words, how to do each stretch and when to stop. Whether they did is kept with the handout, with who asked and when."),
        new("technique-check", "Technique check", "A clinician saw the stretch that comes first done well, or not yet well. A gate may ask for it."),
        new("three-figures", "The three figures", "Sessions, in which all that was due was done; stretches, where left done and right missed is half; and dose, the share of the seconds or repetitions that were asked. Each says out of how many, and how many were not reported."),
        new("unknown", "Unknown", "Nobody has said whether it holds. Unknown is never taken for absent: the rules that look at it say what to ask."),
        new("version", "Version", "A prescription as it was signed at one time, by number. Signing the next version takes the place of the last, and the patient’s gates and diary go on."),
        new("withheld", "Withheld", "A stretch that the patient has, with a block that nobody has decided on yet. Handout, link and diary leave it out until somebody decides."),
    ];

    private static readonly FrozenDictionary<string, Term> ByKey = All.ToFrozenDictionary(term => term.Key);

    public static Term Of(string key) => ByKey.GetValueOrDefault(key) ?? throw new InvalidOperationException($"There is no term with the key {key}.");
}
