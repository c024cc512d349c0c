using PrescribeRx.Domain;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Tests.Prescribing;

public sealed class FrequencyTests
{
    [Theory]
    [InlineData(0, null, "TimesADay")]
    [InlineData(7, null, "TimesADay")]
    [InlineData(1, 0, "MostTimesADay")]
    [InlineData(1, 7, "MostTimesADay")]
    [InlineData(3, 2, "MostTimesADay")]
    public void Times_a_day_out_of_range_or_the_wrong_way_round_are_refused_on_their_field(int least, int? most, string field) =>
        Should.Throw<Refusal>(() => Frequency.Of(least, most)).Reasons.ShouldHaveSingleItem().Field.ShouldBe(field);

    [Fact]
    public void No_day_of_the_week_is_refused() =>
        Should.Throw<Refusal>(() => Frequency.Of(1, days: Weekdays.None)).Reasons.ShouldHaveSingleItem().Field.ShouldBe("Days");

    [Fact]
    public void A_most_that_equals_the_least_is_no_most() => Frequency.Of(2, 2).ShouldBe(Frequency.Of(2));

    [Theory]
    [InlineData(0, Weekdays.Monday)]
    [InlineData(1, Weekdays.Tuesday)]
    [InlineData(2, Weekdays.Wednesday)]
    [InlineData(3, Weekdays.Thursday)]
    [InlineData(4, Weekdays.Friday)]
    [InlineData(5, Weekdays.Saturday)]
    [InlineData(6, Weekdays.Sunday)]
    public void A_stretch_is_due_on_its_weekdays_and_on_no_other(int day, Weekdays weekday)
    {
        Frequency.Of(1, days: weekday).IsDueOn(Given.Day(day)).ShouldBeTrue();
        Frequency.Of(1, days: Weekdays.EveryDay & ~weekday).IsDueOn(Given.Day(day)).ShouldBeFalse();
    }
}
