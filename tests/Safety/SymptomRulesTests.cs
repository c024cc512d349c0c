using FsCheck;
using FsCheck.Fluent;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Tests.Safety;

public sealed class SymptomRulesTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(10_000);

    private static readonly Arbitrary<(ReportedDay Day, PainLimits Limits)> AnyDay = (
        from sign in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        from legs in Gen.Elements<Legs?>(null, Legs.None, Legs.Usual, Legs.NewOrFurtherDown)
        from pain in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(0, 10).Select(score => (int?)score))
        from morning in Gen.Elements<MorningAfter?>(null, MorningAfter.Better, MorningAfter.Same, MorningAfter.Worse)
        from before in Gen.Elements<MorningAfter?>(null, MorningAfter.Better, MorningAfter.Same, MorningAfter.Worse)
        from comfortable in Gen.Choose(0, 9)
        from stop in Gen.Choose(comfortable + 1, 10)
        select (new ReportedDay(sign, legs, pain is { } score ? PainScore.Of(score) : null, morning, before), PainLimits.Of(PainScore.Of(comfortable), PainScore.Of(stop)))).ToArbitrary();

    [Theory]
    [InlineData(0, SymptomStep.GoOn, null)]
    [InlineData(2, SymptomStep.GoOn, null)]
    [InlineData(3, SymptomStep.EaseOff, null)]
    [InlineData(4, SymptomStep.EaseOff, null)]
    [InlineData(5, SymptomStep.StopPain, AlertKind.StopPain)]
    [InlineData(10, SymptomStep.StopPain, AlertKind.StopPain)]
    public void Pain_carries_on_to_the_comfortable_limit_eases_off_above_it_and_stops_at_the_stop_limit(int pain, SymptomStep step, AlertKind? alert)
    {
        var advice = SymptomRules.Of(ADay(pain: pain), PainLimits.Default).ShouldHaveSingleItem();
        advice.Step.ShouldBe(step);
        advice.Alert.ShouldBe(alert);
    }

    [Fact]
    public void A_prescription_may_have_bands_of_its_own() =>
        SymptomRules.Of(ADay(pain: 4), PainLimits.Of(PainScore.Of(4), PainScore.Of(7)))[0].Step.ShouldBe(SymptomStep.GoOn);

    [Fact]
    public void An_emergency_sign_comes_before_everything() =>
        SymptomRules.Of(new(true, Legs.NewOrFurtherDown, PainScore.Of(9), MorningAfter.Worse, MorningAfter.Worse), PainLimits.Default).Select(advice => advice.Step)
            .ShouldBe([SymptomStep.Emergency, SymptomStep.LegSymptoms, SymptomStep.StopPain, SymptomStep.WorseMornings]);

    [Fact]
    public void Only_leg_symptoms_that_are_new_or_further_down_stop_the_stretches()
    {
        SymptomRules.Of(ADay(legs: Legs.NewOrFurtherDown, pain: 1), PainLimits.Default)[0].Step.ShouldBe(SymptomStep.LegSymptoms);
        SymptomRules.Of(ADay(legs: Legs.Usual, pain: 1), PainLimits.Default)[0].Step.ShouldBe(SymptomStep.GoOn);
    }

    [Fact]
    public void One_worse_morning_holds_the_dose_and_a_second_in_a_row_calls_for_contact()
    {
        SymptomRules.Of(ADay(morning: MorningAfter.Worse, before: MorningAfter.Same), PainLimits.Default).ShouldHaveSingleItem().Alert.ShouldBeNull();
        SymptomRules.Of(ADay(morning: MorningAfter.Worse, before: MorningAfter.Worse), PainLimits.Default).ShouldHaveSingleItem().Alert.ShouldBe(AlertKind.WorseMornings);
    }

    [Fact]
    public void Nothing_told_is_no_carry_on()
    {
        SymptomRules.Of(ADay(), PainLimits.Default).ShouldBeEmpty();
        SymptomRules.Of(ADay(legs: Legs.None, morning: MorningAfter.Better), PainLimits.Default).ShouldBeEmpty();
    }

    [Fact]
    public void Unreported_never_counts_as_comfortable() => Holds((day, limits) =>
        SymptomRules.Of(day with { WorstPain = null }, limits).All(advice => advice.Step != SymptomStep.GoOn));

    [Fact]
    public void More_pain_is_never_answered_more_mildly() => Holds((day, limits) =>
        day.WorstPain is not { Value: < 10 } pain || Gravest(day with { WorstPain = PainScore.Of(pain.Value + 1) }, limits) <= Gravest(day, limits));

    [Fact]
    public void A_graver_answer_never_takes_an_alert_away() => Holds((day, limits) =>
    {
        var before = Alerts(day, limits);
        return new[] { day with { EmergencySign = true }, day with { Legs = Legs.NewOrFurtherDown }, day with { WorstPain = PainScore.Of(10) }, day with { MorningAfter = MorningAfter.Worse, MorningBefore = MorningAfter.Worse } }
            .All(graver => Alerts(graver, limits).IsSupersetOf(before));
    });

    [Fact]
    public void The_gravest_comes_first_and_nothing_is_said_twice() => Holds((day, limits) =>
    {
        var steps = SymptomRules.Of(day, limits).Select(advice => advice.Step).ToList();
        return steps.SequenceEqual(steps.Distinct().Order());
    });

    private static ReportedDay ADay(Legs? legs = null, int? pain = null, MorningAfter? morning = null, MorningAfter? before = null) =>
        new(false, legs, pain is { } score ? PainScore.Of(score) : null, morning, before);

    private static SymptomStep Gravest(ReportedDay day, PainLimits limits) => SymptomRules.Of(day, limits)[0].Step;

    private static HashSet<AlertKind> Alerts(ReportedDay day, PainLimits limits) => [.. SymptomRules.Of(day, limits).Select(advice => advice.Alert).OfType<AlertKind>()];

    private static void Holds(Func<ReportedDay, PainLimits, bool> property) => Prop.ForAll(AnyDay, one => property(one.Day, one.Limits)).Check(Many);
}
