using PrescribeRx.Domain;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Tests.Prescribing;

public sealed class DoseTests
{
    [Fact]
    public void The_amount_of_a_held_part_is_seconds_of_hold_times_repetitions_times_sets() =>
        PartDose.Held("p", Hold.OfSeconds(30), repetitions: 3, sets: 2, restSeconds: 20).Amount.ShouldBe(180);

    [Fact]
    public void The_amount_of_a_moved_part_is_its_repetitions() => PartDose.Moved("p", repetitions: 5, sets: 2).Amount.ShouldBe(10);

    [Fact]
    public void Everything_that_is_wrong_with_a_dose_is_said_at_once_each_on_its_field() =>
        Should.Throw<Refusal>(() => PartDose.Read("p", held: true, "abc", "31", "0", "301", "Parts[0].")).Reasons
            .Select(reason => reason.Field).ShouldBe(["Parts[0].HoldSeconds", "Parts[0].Repetitions", "Parts[0].Sets", "Parts[0].RestSeconds"]);

    [Fact]
    public void A_moved_part_is_read_without_a_hold() => PartDose.Read("p", held: false, "", "5", "1", "0", "").IsHeld.ShouldBeFalse();

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(31, 1, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(1, 11, 0)]
    [InlineData(1, 1, -1)]
    [InlineData(1, 1, 301)]
    public void A_dose_out_of_range_cannot_be_made(int repetitions, int sets, int rest) =>
        Should.Throw<Refusal>(() => PartDose.Moved("p", repetitions, sets, rest));

    [Theory]
    [InlineData("0")]
    [InlineData("27")]
    [InlineData("four")]
    public void A_course_is_1_to_26_whole_weeks(string typed) =>
        Should.Throw<Refusal>(() => Course.Read(typed, "CourseWeeks")).Reasons.ShouldHaveSingleItem().Field.ShouldBe("CourseWeeks");

    [Theory]
    [InlineData(5, 5)]
    [InlineData(6, 5)]
    public void The_stop_limit_lies_above_the_comfortable_limit(int comfortable, int stop) =>
        Should.Throw<Refusal>(() => PainLimits.Of(PainScore.Of(comfortable), PainScore.Of(stop)));
}
