using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Tests.Prescribing;

public sealed class BurdenTests
{
    [Fact]
    public void Nothing_prescribed_asks_nothing() => Burden.Of([]).ShouldBe(new(0, 0));

    [Theory]
    [InlineData(Side.Each, 1, 3)]
    [InlineData(Side.Left, 1, 2)]
    [InlineData(Side.Each, 2, 5)]
    public void A_minute_on_each_side_with_ten_seconds_to_set_up_is_counted_for_each_side_and_time_and_rounded_up(Side side, int timesADay, int minutes) =>
        Of(new Asked(Given.ChairHipFlexor, side, timesADay)).ShouldBe(new(minutes, 1));

    [Fact]
    public void Parts_without_a_side_count_once_and_moved_parts_by_their_repetitions() =>
        // Hamstring 2 × (10 + 60), three moved parts 3 × (10 + 25): 245 seconds.
        Of(new Asked(Given.HamstringMobiliser)).ShouldBe(new(5, 1));

    [Fact]
    public void Rests_lie_between_sets_only()
    {
        var seated = Given.Catalog.Find(Given.SeatedBack)!;
        // 10 + 3 × 20 + 2 × 60 = 190 seconds.
        Burden.Of([(seated, Side.None, new([PartDose.Held("fold", Hold.OfSeconds(20), 1, 3, 60)], Frequency.Daily))]).ShouldBe(new(4, 1));
    }

    [Fact]
    public void Stretches_add_up() => Of(new Asked(Given.ChairHipFlexor), new Asked(Given.SeatedBack)).ShouldBe(new(4, 2));

    [Fact]
    public void Past_the_clinics_limits_over_all_prescriptions_there_is_a_warning()
    {
        var (first, second) = (Given.ASignedPrescription(Given.ChairHipFlexor), Given.ASignedPrescription(Given.HamstringMobiliser));
        var alone = Whole(first, first);
        var both = Whole(first, first, second);
        (alone.Today, both.Today).ShouldBe((new Burden(3, 1), new Burden(7, 2)));
        var terms = SafetyTerms.Default with { MostMinutesADay = 6, MostStretches = 1 };
        alone.Warnings(terms).ShouldBeEmpty();
        both.Warnings(terms).ShouldBe(
        [
            "About 7 minutes a day over all running prescriptions is more than your clinic’s limit of 6.",
            "2 stretches over all running prescriptions are more than your clinic’s limit of 1.",
        ]);
        both.Warnings(terms with { MostMinutesADay = 7, MostStretches = 2 }).ShouldBeEmpty("a limit that is reached is not passed");
    }

    [Fact]
    public void A_draft_stands_for_its_own_signed_version_and_only_for_the_one_at_hand()
    {
        var (atHand, other) = (Given.ASignedPrescription(Given.ChairHipFlexor), Given.ASignedPrescription(Given.HamstringMobiliser));
        foreach (var one in new[] { atHand, other })
        {
            one.StartNextVersion(Given.Clinician, Given.At(1));
            one.PrescribeStretch(Given.NewId(), new Asked(Given.SeatedBack).Stretch, Side.None, new Asked(Given.SeatedBack).Dose, null);
        }
        Whole(atHand, atHand, other).Today.Stretches.ShouldBe(3);
    }

    [Fact]
    public void What_is_paused_ended_past_its_course_or_a_draft_of_another_prescription_asks_nothing()
    {
        var (atHand, paused, ended) = (Given.ADraft(Given.ChairHipFlexor), Given.ASignedPrescription(Given.SeatedBack), Given.ASignedPrescription(Given.SeatedBack));
        paused.Happens(PrescriptionEventKind.Paused, 1);
        ended.Happens(PrescriptionEventKind.Stopped, 1);
        Whole(atHand, atHand, paused, ended, Given.ADraft(Given.SeatedBack)).Today.Stretches.ShouldBe(1);
        var longOver = Given.ASignedPrescription(Given.SeatedBack);
        WholeOn(longOver.Signed!.Course.Weeks * 7, atHand, atHand, longOver).Today.Stretches.ShouldBe(2);
        WholeOn((longOver.Signed!.Course.Weeks * 7) + 1, atHand, atHand, longOver).Today.Stretches.ShouldBe(1);
    }

    [Fact]
    public void What_is_locked_or_withheld_is_named_and_not_counted_for_today()
    {
        var care = Given.APatientWith(Given.Part1, Given.Part2);
        var locked = WholeBurden.Of(care.On(1), care.Prescription, Given.Catalog);
        (locked.Today.Stretches, locked.OnceOpened.Single()).ShouldBe((1, "Gluteal stretches, Part 2"));

        care.OpensAfterAGoodWeek();
        WholeBurden.Of(care.On(8), care.Prescription, Given.Catalog).ShouldSatisfyAllConditions(opened => opened.Today.Stretches.ShouldBe(2), opened => opened.OnceOpened.ShouldBeEmpty());

        care.Learns(FactKind.HipReplacement, 9, approach: HipApproach.PosteriorOrLateral, on: Given.Day(0));
        var withheld = WholeBurden.Of(care.On(9), care.Prescription, Given.Catalog);
        (withheld.Today.Stretches, withheld.Withheld.Count).ShouldBe((0, 2));
    }

    [Fact]
    public void What_rests_once_another_is_open_asks_nothing()
    {
        var care = Given.APatientWith(new Asked(Given.Part1), new Asked(Given.Part2, FirstRests: true)).OpensAfterAGoodWeek();
        WholeBurden.Of(care.On(8), care.Prescription, Given.Catalog).Today.Stretches.ShouldBe(1);
    }

    private static WholeBurden Whole(Prescription atHand, params Prescription[] all) => WholeOn(1, atHand, all);

    private static WholeBurden WholeOn(int day, Prescription atHand, params Prescription[] all) =>
        WholeBurden.Of(new(Given.APatient(), Given.AScreening(), all, [], [], [], Given.At(day)) { Rules = Given.Rules }, atHand, Given.Catalog);

    private static Burden Of(params Asked[] asked) => Burden.Of(asked.Select(one => (one.Stretch, one.Side ?? one.Stretch.DefaultSide, one.Dose)));
}
