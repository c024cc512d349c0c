using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Application.Identity;
using PrescribeRx.Application.Outcomes;
using PrescribeRx.Application.Patients;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Application.Progression;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Infrastructure.Safety;
using PrescribeRx.Web;

namespace PrescribeRx.Tests;

/// <summary>A patient with a prescription of the chair hip flexor, gluteal Part 1, and Part 2 behind a gate.</summary>
public sealed record ThreeStretches(TestClinic Of, Guid Patient, Guid Prescription, Guid Chair, Guid Part1, Guid Part2)
{
    public string Address => Links.Prescription(Patient, Prescription);
    public string Gate => Links.Gate(Patient, Prescription, Part2);
    public string Handout => Links.Handout(Patient, Prescription);
    public string Report => Links.Report(Patient, Prescription);
    public string Week(DateOnly day) => Links.Week(Patient, Prescription, day);
}

/// <summary>Where a test begins: states reached by the deeds themselves, as a person of the clinic would.</summary>
public static class States
{
    public const string Chair = "chair-hip-flexor";
    public const string Part1 = "gluteal-part-1";
    public const string Part2 = "gluteal-part-2";
    public const string ChairName = "Chair hip flexor stretch";
    public const string Part1Name = "Gluteal stretches, Part 1";
    public const string Part2Name = "Gluteal stretches, Part 2";
    private const int ReviewAfterDays = 28;

    public static DateOnly Today(this Portal portal) => DateOnly.FromDateTime(portal.Clock.Now.UtcDateTime);

    /// <summary>A patient who was asked about everything, and of whom nothing is present but what is named.</summary>
    public static async Task<Guid> APatient(this Portal portal, string name = "Ada Byron", TestClinic? of = null, params FactKind[] present) =>
        (await portal.Send((of ?? portal.Clinic).Clinician, new AddPatient(name, new DateOnly(1970, 3, 9), Zone.Of("Europe/London"), Facts(present)))).Patient;

    public static IReadOnlyList<FactAnswer> Facts(params FactKind[] present) =>
        [.. Enum.GetValues<FactKind>().Select(kind => new FactAnswer(kind, present.Contains(kind) ? FactState.Present : FactState.Absent, null))];

    /// <summary>A minute later somebody tells the clinic of something new.</summary>
    public static Task AFact(this Portal portal, ThreeStretches plan, FactKind kind, FactState state = FactState.Present)
    {
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        return portal.Send(plan.Of.Clinician, new RecordFacts(plan.Patient, [new FactAnswer(kind, state, null)]));
    }

    public static Task<Guid> AScreening(this Portal portal, Guid patient, TestClinic? of = null, params (string Flag, RedFlagAnswer Answer)[] otherwise)
    {
        var answers = RedFlags.All.ToDictionary(flag => flag.Key, _ => RedFlagAnswer.No);
        foreach (var (flag, answer) in otherwise)
            answers[flag] = answer;
        return portal.Send((of ?? portal.Clinic).Clinician, new RecordScreening(patient, answers, null, null));
    }

    /// <summary>A draft that lacks nothing but the signature.</summary>
    public static async Task<ThreeStretches> ADraftToSign(this Portal portal, string name = "Ada Byron", TestClinic? of = null)
    {
        var patient = await portal.APatient(name, of);
        await portal.AScreening(patient, of);
        return await portal.ADraft(patient, of);
    }

    public static async Task<ThreeStretches> ADraft(this Portal portal, Guid patient, TestClinic? of = null)
    {
        var clinic = of ?? portal.Clinic;
        var prescription = await portal.Send(clinic.Clinician, new StartPrescription(patient));
        var chair = await portal.Prescribed(clinic, patient, prescription, Chair, null);
        var part1 = await portal.Prescribed(clinic, patient, prescription, Part1, null);
        var part2 = await portal.Prescribed(clinic, patient, prescription, Part2, new Gate(part1, GateCriteria.Default));
        var draft = new ThreeStretches(clinic, patient, prescription, chair, part1, part2);
        await portal.Send(clinic.Clinician, new DescribePrescription(
            patient, prescription, await portal.RevisionOf(draft), "To move with less ache.", Course.OfWeeks(4), PainScore.Of(3), PainLimits.Default, portal.Today().AddDays(ReviewAfterDays), Delivery.Usual));
        return draft;
    }

    public static async Task<ThreeStretches> ASignedPrescription(this Portal portal, string name = "Ada Byron", TestClinic? of = null)
    {
        var draft = await portal.ADraftToSign(name, of);
        await portal.Send(draft.Of.Clinician, new SignPrescription(draft.Patient, draft.Prescription, await portal.RevisionOf(draft)));
        return draft;
    }

    /// <summary>A link to the patient's own page; the token in it.</summary>
    public static async Task<string> ALink(this Portal portal, ThreeStretches plan, bool asksBirthYear = false)
    {
        await portal.Send(plan.Of.Clinician, new MakeLink(plan.Patient, asksBirthYear));
        return (await portal.Send(plan.Of.Clinician, new ReadLink(plan.Patient))).Token!;
    }

    /// <summary>A next version is signed that has no chair stretch.</summary>
    public static async Task WithoutChair(this Portal portal, ThreeStretches plan)
    {
        await portal.Send(plan.Of.Clinician, new StartNextVersion(plan.Patient, plan.Prescription, await portal.RevisionOf(plan)));
        await portal.Send(plan.Of.Clinician, new RemoveStretch(plan.Patient, plan.Prescription, await portal.RevisionOf(plan), plan.Chair));
        await portal.Send(plan.Of.Clinician, new DescribePrescription(
            plan.Patient, plan.Prescription, await portal.RevisionOf(plan), "To move with less ache.", Course.OfWeeks(4), PainScore.Of(3), PainLimits.Default, portal.Today().AddDays(ReviewAfterDays), Delivery.Usual));
        await portal.Send(plan.Of.Clinician, new SignPrescription(plan.Patient, plan.Prescription, await portal.RevisionOf(plan)));
    }

    /// <summary>A patient with eight stretches, each once a day, since yesterday.</summary>
    public static async Task<ThreeStretches> EightStretches(this Portal portal)
    {
        var patient = await portal.APatient("Bo Holm");
        await portal.AScreening(patient);
        var clinician = portal.Clinic.Clinician;
        var prescription = await portal.Send(clinician, new StartPrescription(patient));
        var made = new ThreeStretches(portal.Clinic, patient, prescription, default, default, default);
        foreach (var stretch in portal.Services.GetRequiredService<StretchCatalog>().All.Where(stretch => stretch.Prerequisite is null).Take(8))
            await portal.Send(clinician, new PrescribeStretch(patient, prescription, await portal.RevisionOf(made), stretch.Key, stretch.DefaultSide, stretch.DefaultDose with { Frequency = Frequency.Of(1) }, null));
        await portal.Send(clinician, new DescribePrescription(
            patient, prescription, await portal.RevisionOf(made), "To move.", Course.OfWeeks(4), PainScore.Of(3), PainLimits.Default, portal.Today().AddDays(ReviewAfterDays), Delivery.Usual));
        await portal.Send(clinician, new SignPrescription(patient, prescription, await portal.RevisionOf(made)));
        portal.Clock.MoveDays(1);
        return made;
    }

    /// <summary>Nine days later: Part 1 on five days spread over eight, comfortable, mornings and legs told.</summary>
    public static async Task ADiaryThatMakesTheGateEligible(this Portal portal, ThreeStretches plan)
    {
        var signed = portal.Today();
        portal.Clock.MoveDays(9);
        foreach (var day in new[] { 1, 2, 4, 6, 8 })
            await portal.ADayOfPart1(plan, signed.AddDays(day), pain: 1);
    }

    public static Task<WeekRecorded> ADayOfPart1(this Portal portal, ThreeStretches plan, DateOnly on, int? pain, Legs legs = Legs.None) =>
        portal.Send(plan.Of.Assistant, new RecordWeek(
            plan.Patient, plan.Prescription, WeekSheet.MondayOf(on),
            [.. new[] { Side.Left, Side.Right }.Select(side => new WeekCell(plan.Part1, side, 1, on, EntryOutcome.Done, null, pain is { } score ? PainScore.Of(score) : null, ""))],
            [new WeekDay(on, new DayAnswers(null, legs, on < portal.Today() ? MorningAfter.Same : null, null), "")], Guid.CreateVersion7(portal.Clock.Now)));

    /// <summary>A clinician asks for pain, over the last 24 hours unless said otherwise, and records the answer.</summary>
    public static Task<Guid> APainScore(this Portal portal, ThreeStretches plan, int score, DateOnly? on = null, RecallWindow window = RecallWindow.AverageOf24Hours, Guid? supersedes = null) =>
        portal.Send(plan.Of.Clinician, new RecordPainScore(plan.Patient, new(PainScore.Of(score), window, on ?? portal.Today(), AskedHow.InPerson, Language.English), supersedes));

    public static Task AnOpenGate(this Portal portal, ThreeStretches plan, bool asOverride = true) =>
        portal.Send(plan.Of.Clinician, new DecideGate(plan.Patient, plan.Prescription, plan.Part2, GateDecisionKind.Opened, asOverride, "Moves well."));

    public static async Task Change(this Portal portal, ThreeStretches plan, PrescriptionEventKind to) =>
        await portal.Send(plan.Of.Clinician, new PauseOrEndPrescription(plan.Patient, plan.Prescription, await portal.RevisionOf(plan), to, "Asked for by the patient."));

    public static async Task<int> RevisionOf(this Portal portal, ThreeStretches plan) =>
        (await portal.PrescriptionOf(plan)).Revision;

    public static async Task<Prescription> PrescriptionOf(this Portal portal, ThreeStretches plan) =>
        (await portal.Send(plan.Of.Clinician, new ReadPrescription(plan.Patient, plan.Prescription))).Prescription;

    /// <summary>What time alone calls for is raised, as the program does by itself.</summary>
    public static async Task LookAtEverybody(this Portal portal)
    {
        var round = ActivatorUtilities.CreateInstance<AlertRound>(portal.Services);
        while (await round.Look(CancellationToken.None) > 0)
        {
        }
    }

    /// <summary>Another clinician of the first clinic, who has nothing to do yet.</summary>
    public static async Task<TestPerson> AColleague(this Portal portal)
    {
        const string email = "colleague@harbour.example";
        await portal.SendAsNobody(new ChoosePassword(await portal.Send(portal.Clinic.Lead, new AddPerson("Colleague of Harbour Physiotherapy", email, Roles.Clinician, "Physiotherapist, PH000002")), Portal.Password, Portal.Password));
        return new(await portal.WithDb(db => db.Of<Person>().IgnoreQueryFilters().SingleAsync(person => person.Email == email)), portal.Clinic.Clinic);
    }

    /// <summary>A patient's open alerts in the order of their kinds, with what called for them.</summary>
    public static Task<List<Alert>> OpenAlertsOf(this Portal portal, Guid patient) =>
        portal.WithDb(db => db.Of<Alert>().IgnoreQueryFilters().Include(alert => alert.Causes).Where(alert => alert.Patient == patient && alert.ClosedAt == null).OrderBy(alert => alert.DueAt).ThenBy(alert => alert.Id).ToListAsync());

    public static Task<List<AuditEntry>> AuditOf(this Portal portal, TestClinic clinic) =>
        portal.WithDb(db => db.Of<AuditEntry>().IgnoreQueryFilters().Where(entry => entry.Clinic == clinic.Clinic.Id).OrderBy(entry => entry.At).ThenBy(entry => entry.Id).ToListAsync());

    public static Task<int> Count<T>(this Portal portal, System.Linq.Expressions.Expression<Func<T, bool>> which) where T : class =>
        portal.WithDb(db => db.Of<T>().IgnoreQueryFilters().CountAsync(which));

    private static async Task<Guid> Prescribed(this Portal portal, TestClinic clinic, Guid patient, Guid prescription, string key, Gate? gate)
    {
        var stretch = portal.Stretch(key);
        var seen = (await portal.Send(clinic.Clinician, new ReadPrescription(patient, prescription))).Prescription.Revision;
        await portal.Send(clinic.Clinician, new PrescribeStretch(patient, prescription, seen, key, stretch.DefaultSide, stretch.DefaultDose, gate));
        var now = await portal.Send(clinic.Clinician, new ReadPrescription(patient, prescription));
        return now.Stretches.Single(one => one.Stretch.Key == key).Prescribed.Item;
    }

    public static List<string> StepsOf(this Portal portal, string key) => [.. portal.Stretch(key).Parts.SelectMany(part => part.Steps)];

    private static Stretch Stretch(this Portal portal, string key) =>
        ((StretchCatalog)portal.Services.GetService(typeof(StretchCatalog))!).Find(key)!;
}
