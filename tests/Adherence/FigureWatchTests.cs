using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Infrastructure.Adherence;
using PrescribeRx.Infrastructure.Safety;

namespace PrescribeRx.Tests.Adherence;

public sealed class FigureWatchTests(TestDatabase databases) : IAsyncLifetime
{
    private const int DaysOfHistory = 40;

    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_day_that_passed_in_silence_is_kept_as_unreported_and_counts_when_it_is_told_late()
    {
        var plan = await portal.ASignedPrescription();
        var signed = portal.Today();
        portal.Clock.MoveDays(4);
        await Round();
        (await Kept(plan)).Figures.Sessions.ShouldBe(new(0, 0, 0, 3));
        await portal.ADayOfPart1(plan, signed.AddDays(2), pain: 1);
        var kept = await Kept(plan);
        kept.Figures.Sessions.ShouldBe(new(0, 1, 0, 2));
        kept.Entries.ShouldBe(new(0, 0, 4, 0, 4));
        (await portal.Count<Patient>(patient => patient.Id == plan.Patient && patient.FiguresThrough == signed.AddDays(3))).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_told_of_today_is_kept_when_the_day_is_over()
    {
        var plan = await portal.ASignedPrescription();
        portal.Clock.MoveDays(1);
        await portal.ADayOfPart1(plan, portal.Today(), pain: 1);
        (await Kept(plan)).Stretches.ShouldBeEmpty();
        portal.Clock.MoveDays(1);
        await Round();
        (await Kept(plan)).Figures.Sessions.ShouldBe(new(0, 1, 0, 0));
    }

    [Fact]
    public async Task A_correction_changes_the_day_that_it_corrects_and_only_that()
    {
        var plan = await portal.ASignedPrescription();
        var signed = portal.Today();
        portal.Clock.MoveDays(6);
        await portal.ADayOfPart1(plan, signed.AddDays(1), pain: 1);
        await portal.ADayOfPart1(plan, signed.AddDays(3), pain: 1);
        var before = await Kept(plan);
        await Tell(plan, signed.AddDays(3), plan.Part1, EntryOutcome.NotDone, null);
        var after = await Kept(plan);
        after.Stretches.Except(before.Stretches).Select(day => (day.On, day.NotDone)).ShouldBe([(signed.AddDays(3), (short)2), (signed.AddDays(3), (short)2)]);
    }

    [Fact]
    public async Task Of_a_prescription_for_the_wrong_patient_no_day_stays_kept()
    {
        var plan = await portal.ASignedPrescription();
        portal.Clock.MoveDays(12);
        await Round();
        (await Kept(plan)).Sessions.Count.ShouldBe(11);
        await portal.Change(plan, PrescriptionEventKind.EnteredInError);
        (await Kept(plan)).Sessions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deed_that_fails_keeps_no_day()
    {
        var plan = await portal.ASignedPrescription();
        portal.Clock.MoveDays(3);
        await Should.ThrowAsync<Refusal>(() => Tell(plan, portal.Today().AddDays(4), plan.Chair, EntryOutcome.Done, null));
        (await Kept(plan)).Sessions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_command_keeps_all_anew_and_says_how_far_it_is()
    {
        var plan = await portal.ASignedPrescription();
        var (exit, said) = await portal.Command("figures", "rebuild");
        said.ShouldContain("Patients: 1 of 1");
        said.ShouldContain("The figures of all days are kept anew, patients: 1.");
        exit.ShouldBe(0);
        (await Kept(plan)).Figures.Sessions.ShouldBe(new(0, 0, 0, 4 * 7));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_was_kept_from_deed_to_deed_equals_what_is_built_anew(int seed)
    {
        var random = new Random(seed);
        var plan = await portal.ASignedPrescription();
        for (var day = 1; day <= DaysOfHistory; day++)
        {
            portal.Clock.MoveDays(1);
            if (random.Next(3) > 0)
                await Round();
            for (var deeds = random.Next(3); deeds > 0; deeds--)
            {
                portal.Clock.Move(TimeSpan.FromMinutes(1));
                await Try(() => SomeDeed(plan, random));
            }
        }
        await Round();
        var kept = await Kept(plan);
        kept.Stretches.Count.ShouldBeGreaterThan(DaysOfHistory);
        kept.Entries.All.ShouldBeGreaterThan(0);

        (await portal.Services.GetRequiredService<FiguresRebuild>().Run((_, _) => { }, Ct)).ShouldBe(1);
        var rebuilt = await Kept(plan);
        rebuilt.Stretches.ShouldBe(kept.Stretches);
        rebuilt.Sessions.ShouldBe(kept.Sessions);

        var record = (await portal.Send(plan.Of.Clinician, new ReadPrescription(plan.Patient, plan.Prescription))).Record;
        var computed = InOrder(record.FiguresOf(record.Find(plan.Prescription)!, portal.Services.GetRequiredService<Domain.Catalog.StretchCatalog>(), record.FirstSigned!.Value, record.Today.AddDays(-1)));
        kept.Stretches.ShouldBe(computed.Stretches);
        kept.Figures.ShouldBe(computed.Figures);
    }

    /// <summary>As they are kept: sums of fractions agree to the last digit only in the same order.</summary>
    private static DayFigures InOrder(DayFigures days) =>
        new([.. days.Stretches.OrderBy(day => day.On).ThenBy(day => day.Item).ThenBy(day => day.Side)], [.. days.Sessions.OrderBy(day => day.On)]);

    private Task SomeDeed(ThreeStretches plan, Random random)
    {
        var on = portal.Today().AddDays(-random.Next(20));
        return random.Next(12) switch
        {
            0 => portal.AnOpenGate(plan),
            1 => portal.Send(plan.Of.Clinician, new DecideGate(plan.Patient, plan.Prescription, plan.Part2, GateDecisionKind.Locked, false, "A sore hip.")),
            2 => portal.Change(plan, PrescriptionEventKind.Paused),
            3 or 4 => portal.Change(plan, PrescriptionEventKind.Resumed),
            5 => NextVersion(plan, (Weekdays)random.Next(1, 128), random.Next(1, 3)),
            6 => portal.AFact(plan, FactKind.KneePain, random.Next(2) == 0 ? FactState.Present : FactState.Absent),
            7 => Tell(plan, on, plan.Part2, EntryOutcome.Done, random.Next(9)),
            8 => Tell(plan, on, plan.Part1, EntryOutcome.NotDone, null),
            9 => Tell(plan, on, plan.Chair, EntryOutcome.Partly, null, 20),
            10 => Tell(plan, portal.Today(), plan.Chair, EntryOutcome.Done, 1),
            _ => Tell(plan, on, plan.Chair, EntryOutcome.Done, random.Next(4)),
        };
    }

    private async Task NextVersion(ThreeStretches plan, Weekdays days, int times)
    {
        var clinician = plan.Of.Clinician;
        await Try(async () => await portal.Send(clinician, new StartNextVersion(plan.Patient, plan.Prescription, await portal.RevisionOf(plan))));
        var chair = (await portal.PrescriptionOf(plan)).Draft!.Find(plan.Chair)!;
        await portal.Send(clinician, new ChangeStretch(plan.Patient, plan.Prescription, await portal.RevisionOf(plan), plan.Chair, chair.Side, chair.Dose with { Frequency = Frequency.Of(times, days: days) }, null));
        await portal.Send(clinician, new DescribePrescription(
            plan.Patient, plan.Prescription, await portal.RevisionOf(plan), "To move with less ache.", Course.OfWeeks(8), PainScore.Of(3), PainLimits.Default, portal.Today().AddDays(28), Delivery.Usual));
        await portal.Send(clinician, new SignPrescription(plan.Patient, plan.Prescription, await portal.RevisionOf(plan)));
    }

    private Task<WeekRecorded> Tell(ThreeStretches plan, DateOnly on, Guid item, EntryOutcome outcome, int? pain, int? amount = null) => portal.Send(plan.Of.Assistant, new RecordWeek(
        plan.Patient, plan.Prescription, WeekSheet.MondayOf(on),
        [.. new[] { Side.Left, Side.Right }.Select(side => new WeekCell(item, side, 1, on, outcome, amount, Given.Pain(pain), ""))], [], Guid.CreateVersion7(portal.Clock.Now)));

    /// <summary>Chance also asks for what may not be; that is refused and changes nothing.</summary>
    private static async Task Try(Func<Task> deed)
    {
        try
        {
            await deed();
        }
        catch (Refusal)
        {
        }
    }

    private async Task Round()
    {
        var round = ActivatorUtilities.CreateInstance<AlertRound>(portal.Services);
        while (await round.Look(Ct) > 0)
        {
        }
    }

    private Task<DayFigures> Kept(ThreeStretches plan) => portal.WithDb(async db => new DayFigures(
        await db.Of<StretchDay>().IgnoreQueryFilters().Where(day => day.Prescription == plan.Prescription).OrderBy(day => day.On).ThenBy(day => day.Item).ThenBy(day => day.Side).ToListAsync(),
        await db.Of<SessionDay>().IgnoreQueryFilters().Where(day => day.Prescription == plan.Prescription).OrderBy(day => day.On).ToListAsync()));
}
