using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Infrastructure;

/// <summary>
/// The twelve patients of the demonstration clinic, one story each. Nobody is called so: every surname means "example" in the
/// language it comes from.
/// </summary>
internal static class DemonstrationPatients
{
    private const string ChairHipFlexor = "chair-hip-flexor";
    private const string StandingLunge = "standing-lunge";
    private const string PelvicTilt = "pelvic-tilt";
    private const string GlutealPart1 = "gluteal-part-1";
    private const string GlutealPart2 = "gluteal-part-2";
    private const string StandingHamstring = "standing-hamstring-mobiliser";
    private const string SeatedBackHamstring = "seated-back-hamstring";
    private const string SeatedBack = "seated-back";
    private const string SupineTwist = "supine-twist";

    private static readonly Asked[] Gluteal = [new(GlutealPart1), new(GlutealPart2)];

    /// <summary>In the order in which they came to the clinic.</summary>
    public static readonly IReadOnlyList<Action<DemonstrationStory>> All =
    [
        ReportsWell, OpenedAndGoingWell, OnPaper, TwoPrescriptions, FlaredUp, FellSilent, Stopped, Paused, InAnotherZone, ReadyForPart2, WaitingForASignature, New,
    ];

    private static void ReportsWell(DemonstrationStory story)
    {
        var first = story.Visit(57);
        story.Begin("Siân Enghraifft", new(1984, 3, 9), first);
        story.Absent(first, FactKind.KneePain, FactKind.KneeReplacement, FactKind.HipReplacement, FactKind.Osteoporosis, FactKind.Pregnancy, FactKind.CannotKneel);
        story.Screened(first, story.Lead);
        story.Rated(first, story.Lead, 5);
        story.Rated(first, story.Lead, 7, RecallWindow.WorstOf24Hours);
        var prescription = story.Prescribed(
            first.AddMinutes(20), story.Lead, "To ease the ache across your lower back after a day at the desk.", 12, baseline: 4, story.Day(25),
            new(ChairHipFlexor, Dose: dose => Hold(dose, seconds: 30)), new(PelvicTilt));

        var review = story.Visit(27);
        story.KeepsDiary(DiaryHabit.Good with { Ache = 4 }, review);
        story.Screened(review, story.Lead);
        story.Rated(review, story.Lead, 4);
        story.Changed(prescription, ChairHipFlexor, dose => Hold(dose, seconds: 60), review.AddMinutes(15), story.Lead, story.Day(-15));
        var second = story.Visit(6);
        story.Screened(second, story.Lead);
        story.Rated(second, story.Lead, 2);
        story.Rated(second, story.Lead, 6, RecallWindow.WorstOf24Hours);
        story.KeepsDiary(DiaryHabit.Good, story.Day(1));
    }

    private static void OpenedAndGoingWell(DemonstrationStory story)
    {
        var first = story.Visit(56);
        story.Begin("Łucja Przykład", new(1991, 11, 23), first);
        story.Absent(first, FactKind.HipReplacement, FactKind.KneePain, FactKind.AcuteLegPain, FactKind.CannotGetToFloor, FactKind.Pregnancy);
        story.Screened(first, story.Clinician);
        var prescription = story.Prescribed(
            first.AddMinutes(25), story.Clinician, "To loosen your buttock muscles, so that sitting through a long shift is easier.", 12, baseline: 3, story.Day(-10), Gluteal);

        var opening = story.Visit(35);
        story.KeepsDiary(DiaryHabit.Careful, opening);
        story.Screened(opening, story.Clinician);
        story.Opened(prescription, GlutealPart2, "Shown in the room: both parts of Part 1 are easy on both sides.", opening.AddMinutes(20), story.Clinician);
        story.Screened(story.Visit(9), story.Clinician);
        story.KeepsDiary(DiaryHabit.Careful with { Ache = 2, MostPain = 2 }, story.Day(1));
    }

    private static void OnPaper(DemonstrationStory story)
    {
        var first = story.Visit(55);
        story.Begin("Wilhelmina Featherstonehaugh-Example", new(1944, 6, 1), first);
        story.Present(first, FactKind.CannotGetToFloor);
        story.Present(first, FactKind.CannotKneel, "Both knees");
        story.Absent(first, FactKind.Osteoporosis, FactKind.VertebralFracture, FactKind.HipReplacement, FactKind.Glaucoma, FactKind.BalanceOrFalls);
        story.Screened(first, story.Lead, yes: ["cancer-history"]);
        story.Rated(first, story.Lead, 6, RecallWindow.AverageOfWeek);
        story.Prescribed(
            first.AddMinutes(30), story.Lead, "To keep your back moving, so that dressing and gardening are easier.", 12, baseline: 5, story.Day(-20),
            new(SeatedBack), new(StandingHamstring));
        story.Screened(story.Visit(29), story.Lead, yes: ["cancer-history"]);
        var latest = story.Visit(8);
        story.Screened(latest, story.Lead, yes: ["cancer-history"]);
        story.Rated(latest, story.Lead, 5, RecallWindow.AverageOfWeek);
        story.KeepsDiary(DiaryHabit.Paper with { Ache = 4 }, story.Day(1));
    }

    private static void TwoPrescriptions(DemonstrationStory story)
    {
        var first = story.Visit(54);
        story.Begin("Nguyễn Thị Ví Dụ", new(1968, 1, 30), first);
        story.Present(first, FactKind.KneePain, "Left, on stairs");
        story.Absent(first, FactKind.HipReplacement, FactKind.SpinalSurgery, FactKind.CannotGetToFloor);
        story.Screened(first, story.Clinician);
        story.Prescribed(
            first.AddMinutes(20), story.Clinician, "To ease the front of your right hip when you stand up after sitting.", 12, baseline: 4, story.Day(-5),
            new Asked(StandingLunge, Side.Right));

        var second = story.Visit(39);
        story.KeepsDiary(DiaryHabit.Patchy, second);
        story.Screened(second, story.Lead);
        story.Prescribed(
            second.AddMinutes(20), story.Lead, "To keep your back turning easily. Three days a week is enough.", 10, baseline: 3, story.Day(-5),
            new Asked(SupineTwist, Dose: dose => dose with { Frequency = Frequency.Of(1, days: Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday) }));
        story.KeepsDiary(DiaryHabit.Patchy with { Times = 0.5 }, story.Day(1));
    }

    private static void FlaredUp(DemonstrationStory story)
    {
        var first = story.Visit(50);
        story.Begin("Jürgen Beispiel", new(1975, 8, 17), first);
        story.Present(first, FactKind.AcuteLegPain, "Right buttock, as far as the knee, steady since spring");
        story.Absent(first, FactKind.HipReplacement, FactKind.KneeReplacement, FactKind.CannotGetToFloor);
        story.Screened(first, story.Clinician);
        var prescription = story.Prescribed(
            first.AddMinutes(25), story.Clinician, "To ease the tightness in your right buttock, so that you can drive for longer.", 12, baseline: 4, story.Day(-12), Gluteal);

        var opening = story.Visit(24);
        var careful = DiaryHabit.Careful with { Legs = Legs.Usual };
        story.KeepsDiary(careful, opening);
        story.Screened(opening, story.Clinician);
        story.Opened(prescription, GlutealPart2, "Part 1 is easy; the leg is as it always was.", opening.AddMinutes(20), story.Clinician);
        story.Screened(story.Visit(11), story.Clinician);
        story.KeepsDiary(careful, story.Day(6));
        var part2 = prescription.Signed!.Stretches.First(one => one.Stretch == GlutealPart2).Item;
        story.KeepsDiary(careful with { Reports = 1, Ache = 5, Hurt = 6, HurtsIn = item => item == part2 }, story.Day(5));
        story.KeepsDiary(careful with { Reports = 0.7, Ache = 4 }, story.Day(1));
    }

    private static void FellSilent(DemonstrationStory story)
    {
        var first = story.Visit(48);
        story.Begin("Mehmet Örnek", new(1996, 5, 4), first);
        story.Absent(first, FactKind.HipReplacement, FactKind.KneePain, FactKind.CannotGetToFloor);
        story.Screened(first, story.Lead, yes: ["general-vascular"], "Dr F. Specimen, general practitioner", "The scan was normal. Gentle exercise is safe.");
        var prescription = story.Prescribed(
            first.AddMinutes(25), story.Lead, "To loosen your hips after football.", 12, baseline: 3, story.Day(-8), Gluteal);

        var opening = story.Visit(30);
        story.KeepsDiary(DiaryHabit.Careful, opening);
        story.Screened(opening, story.Lead);
        story.Opened(prescription, GlutealPart2, "Part 1 has been comfortable for weeks.", opening.AddMinutes(20), story.Lead);
        story.Screened(story.Visit(18), story.Lead);
        story.KeepsDiary(DiaryHabit.Careful, story.Day(17));
    }

    private static void Stopped(DemonstrationStory story)
    {
        var first = story.Visit(45);
        story.Begin("Noémie Exemple", new(1959, 12, 12), first);
        story.Absent(first, FactKind.Osteoporosis, FactKind.StenosisOrSpondylolisthesis, FactKind.Glaucoma);
        story.Screened(first, story.Clinician);
        story.Rated(first, story.Clinician, 5);
        var prescription = story.Prescribed(
            first.AddMinutes(15), story.Clinician, "To make it easier to put on socks and shoes.", 6, baseline: 4, story.Day(3), new Asked(SeatedBackHamstring));

        var last = story.Visit(14);
        story.KeepsDiary(DiaryHabit.Patchy with { MostPain = 4, WorseMornings = 0.25 }, last);
        story.Rated(last, story.Clinician, 6);
        story.Ended(
            prescription, PrescriptionEventKind.Stopped, "Bending forward makes her back sore the next morning. She would rather swim, and we agreed on that.",
            last, story.Clinician);
    }

    private static void Paused(DemonstrationStory story)
    {
        var first = story.Visit(42);
        story.Begin("Olivia D'Esempio", new(1988, 7, 21), first);
        story.Absent(first, FactKind.KneePain, FactKind.HipReplacement, FactKind.CannotKneel, FactKind.Pregnancy);
        story.Screened(first, story.Lead);
        var prescription = story.Prescribed(
            first.AddMinutes(20), story.Lead, "To ease the front of your hips, so that you can walk further.", 10, baseline: 3, story.Day(-14),
            new(ChairHipFlexor), new(StandingHamstring));

        var call = story.Visit(6);
        story.Screened(story.Visit(16), story.Lead);
        story.KeepsDiary(DiaryHabit.Good, call);
        story.Ended(prescription, PrescriptionEventKind.Paused, "She has a chest infection, and rings us when it has cleared.", call, story.Lead);
    }

    private static void InAnotherZone(DemonstrationStory story)
    {
        var first = story.Visit(29);
        story.Begin("Priya Udaharan", new(1979, 9, 2), first, Zone.Of("Asia/Kolkata"));
        story.Absent(first, FactKind.HipReplacement, FactKind.SpinalSurgery, FactKind.BalanceOrFalls);
        story.Screened(first, story.Clinician);
        story.Prescribed(
            first.AddMinutes(20), story.Clinician, "To keep you moving while you work away from home.", 8, baseline: 3, story.Day(1),
            new(StandingHamstring), new(SupineTwist));
        story.Screened(story.Visit(10), story.Clinician);
        // From this call on the twist on the floor is withheld.
        story.Present(story.Visit(3), FactKind.CannotGetToFloor, "Since she sprained her wrist");
        story.KeepsDiary(DiaryHabit.Good with { Reports = 0.8, Does = 0.85 }, story.Day(1));
    }

    private static void ReadyForPart2(DemonstrationStory story)
    {
        var first = story.Visit(21);
        story.Begin("Zoë O’Sample", new(2001, 2, 28), first);
        story.Absent(first, FactKind.HipReplacement, FactKind.KneePain, FactKind.AcuteLegPain, FactKind.CannotGetToFloor);
        story.Screened(first, story.Clinician);
        story.Prescribed(
            first.AddMinutes(25), story.Clinician, "To ease the tight feeling deep in your buttocks after running.", 8, baseline: 3, story.Day(-7), Gluteal);
        // Yesterday's session is left out: its morning after may not have been asked yet, and then nothing is known of it.
        story.KeepsDiary(DiaryHabit.Careful, story.Day(2));
    }

    private static void WaitingForASignature(DemonstrationStory story)
    {
        var first = story.Visit(3);
        story.Begin("José Ejemplo Núñez", new(1952, 10, 15), first);
        story.Present(first, FactKind.HipReplacement, "Left", HipApproach.PosteriorOrLateral, new(2024, 3, 12));
        story.Present(first, FactKind.UncontrolledBloodPressure);
        story.Absent(first, FactKind.Osteoporosis, FactKind.CannotKneel);
        story.Screened(first, story.Lead, yes: ["infection-recent"]);
        story.Drafted(
            first.AddMinutes(20), story.Lead, "To ease the stiffness in your lower back in the morning.", 4, baseline: 5, reviewOn: null,
            new Asked(PelvicTilt, Dose: dose => dose with { Frequency = Frequency.Of(1, most: 2) }));
    }

    private static void New(DemonstrationStory story)
    {
        var first = story.Visit(1);
        story.Begin("Amina Mfano", new(1993, 4, 27), first);
        story.Present(first, FactKind.Pregnancy, weeks: 14);
        story.Absent(first, FactKind.HipReplacement, FactKind.KneeReplacement);
    }

    private static Dose Hold(Dose dose, int seconds) =>
        dose with { Parts = [.. dose.Parts.Select(part => PartDose.Held(part.Part, Domain.Prescribing.Hold.OfSeconds(seconds), part.Repetitions, part.Sets, part.RestSeconds))] };
}
