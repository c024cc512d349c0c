using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Tests.Progression;

/// <summary>Gates as they are kept, read back through the database.</summary>
public sealed class StoredGateTests(TestDatabase databases) : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_gate_kept_before_there_was_more_to_ask_reads_as_it_was_meant()
    {
        var plan = await portal.ADraftToSign();
        var kept = $$"""{"Prerequisite":"{{plan.Part1}}","Criteria":{"SessionDays":4,"OverDays":9,"LatestSessions":2,"Comfortable":true,"NoWorseMorning":false,"NoNewLegSymptoms":true,"BothSides":true,"ScreeningCurrent":true},"PrerequisiteRests":true}""";
        await portal.WithDb(db => db.Database.ExecuteSqlAsync($"UPDATE prescribed_stretches SET gate = {kept} WHERE item = {plan.Part2}"));
        (await portal.PrescriptionOf(plan)).Draft!.Find(plan.Part2)!.Gate.ShouldBe(
            new Gate(plan.Part1, new(4, 9, 2, true, false, true, true, true, AdherencePercent: null, TechniqueChecked: false), PrerequisiteRests: true, LapseDays: 14));
    }

    [Fact]
    public async Task A_gate_comes_back_as_it_was_kept_whatever_it_asks()
    {
        var plan = await portal.ADraftToSign();
        var draft = (await portal.PrescriptionOf(plan)).Draft!.Find(plan.Part2)!;
        foreach (var criteria in new[] { new GateCriteria(null, null, 1, true, false, false, false, false), new GateCriteria(60, 180, 14, true, true, true, true, true, 100, true) })
        {
            var gate = new Gate(plan.Part1, criteria, LapseDays: 60);
            await portal.Send(plan.Of.Clinician, new Application.Prescribing.ChangeStretch(plan.Patient, plan.Prescription, await portal.RevisionOf(plan), plan.Part2, draft.Side, draft.Dose, gate));
            (await portal.PrescriptionOf(plan)).Draft!.Find(plan.Part2)!.Gate.ShouldBe(gate);
        }
    }
}
