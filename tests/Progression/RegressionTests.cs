using FsCheck;
using FsCheck.Fluent;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Tests.Progression;

/// <summary>What a gate proposes to fall back to. Nothing changes by itself.</summary>
public sealed class RegressionTests
{
    [Fact]
    public void Nothing_is_proposed_before_it_was_ever_open_nor_while_all_is_well()
    {
        Given.APatientWith(Given.Part1, Given.Part2).Regression(3).ShouldBeNull();
        Opened().Comfortable(Given.Part1, 8).Regression(9).ShouldBeNull();
    }

    [Fact]
    public void After_a_flare_an_easier_dose_is_proposed_with_the_reason_of_the_relock()
    {
        var patient = Opened().Does(Given.Part2, 9, pain: 7);
        var proposal = patient.Regression(10).ShouldNotBeNull();
        (proposal.Kind, proposal.Because).ShouldBe((RegressionKind.EasierDose, "Pain 7 was reported for 11 March, at or over the stop limit of 5."));
        var before = patient.Prescription.Signed!.Find(patient.Prescription.ItemOf(Given.Part2))!.Dose;
        proposal.Dose!.Parts.Zip(before.Parts).ShouldAllBe(pair => pair.First.Amount < pair.Second.Amount && pair.First.Amount * 3 >= pair.Second.Amount);
        proposal.Dose.Frequency.ShouldBe(before.Frequency);
    }

    [Fact]
    public void After_a_lapse_and_after_a_clinicians_flare_an_easier_dose_is_proposed()
    {
        Opened().Regression(30)!.Because.ShouldBe("Nothing was reported as done for 14 days.");
        Opened().Flares(9).Regression(10)!.Kind.ShouldBe(RegressionKind.EasierDose);
    }

    [Fact]
    public void After_new_leg_symptoms_the_earlier_part_is_proposed_and_the_gated_stretch_rests() =>
        Opened().Tells(9, Legs.NewOrFurtherDown).Regression(10)!.Kind.ShouldBe(RegressionKind.EarlierPart);

    [Fact]
    public void After_a_second_flare_the_earlier_part_is_proposed() =>
        Opened().Does(Given.Part2, 9, pain: 7).Opens(10, asOverride: true).Does(Given.Part2, 12, pain: 6).Regression(13)!.Kind.ShouldBe(RegressionKind.EarlierPart);

    [Fact]
    public void An_open_gate_whose_criteria_on_symptoms_no_longer_hold_is_reason_enough()
    {
        var proposal = Opened().Does(Given.Part1, 9, pain: 4).Tells(9).Regression(10).ShouldNotBeNull();
        proposal.Because.ShouldBe("Comfortable, pain at most 2, in the latest 3: not held. Pain 4 was reported.");
    }

    [Fact]
    public void Once_a_version_was_signed_since_nothing_more_is_proposed()
    {
        var patient = Opened().Does(Given.Part2, 9, pain: 7);
        patient.Prescription.Next(10, _ => { });
        patient.Regression(11).ShouldBeNull();
    }

    [Fact]
    public void It_is_proposed_while_a_prescription_is_paused_too_and_no_more_once_it_has_ended()
    {
        var patient = Opened().Does(Given.Part2, 9, pain: 7);
        patient.Prescription.Happens(PrescriptionEventKind.Paused, 10);
        patient.Regression(11).ShouldNotBeNull();
        patient.Prescription.Happens(PrescriptionEventKind.Stopped, 12);
        patient.Regression(13).ShouldBeNull();
    }

    [Fact]
    public void A_stretch_that_another_comes_after_is_eased_and_not_taken_out()
    {
        var patient = Given.APatientWith(new Asked(Given.Part1), new(Given.Part2), new(Given.SeatedBack, After: Given.Part2)).OpensAfterAGoodWeek();
        patient.Tells(9, Legs.NewOrFurtherDown).Regression(10)!.Kind.ShouldBe(RegressionKind.EasierDose);
    }

    [Fact]
    public void A_hold_is_halved_to_the_next_five_seconds_with_a_set_fewer_and_repetitions_where_nothing_is_held()
    {
        Eased(PartDose.Held("p", Hold.OfSeconds(60), 2, 3, 10)).ShouldBe(PartDose.Held("p", Hold.OfSeconds(30), 2, 2, 10));
        Eased(PartDose.Held("p", Hold.OfSeconds(25))).ShouldBe(PartDose.Held("p", Hold.OfSeconds(15)));
        Eased(PartDose.Held("p", Hold.OfSeconds(1), 8)).ShouldBe(PartDose.Held("p", Hold.OfSeconds(1), 4));
        Eased(PartDose.Moved("p", 11, 2)).ShouldBe(PartDose.Moved("p", 5));
        Eased(PartDose.Moved("p", 1)).ShouldBeNull();
    }

    [Fact]
    public void An_easier_dose_is_never_more_and_never_under_a_limit()
    {
        var doses =
            from hold in Gen.Choose(0, Hold.Most)
            from repetitions in Gen.Choose(1, PartDose.MostRepetitions)
            from sets in Gen.Choose(1, PartDose.MostSets)
            select hold == 0 ? PartDose.Moved("p", repetitions, sets) : PartDose.Held("p", Hold.OfSeconds(hold), repetitions, sets);
        Prop.ForAll(doses.ToArbitrary(), dose => Eased(dose) is { } eased
            ? eased.Amount < dose.Amount && eased.Amount >= 1 && eased.IsHeld == dose.IsHeld
            : dose.Amount == 1).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));
    }

    private static PartDose? Eased(PartDose dose) => Regression.Easier(new([dose], Frequency.Daily))?.Parts.Single();

    private static Care Opened() => Given.APatientWith(Given.Part1, Given.Part2).OpensAfterAGoodWeek();
}
