using PrescribeRx.Domain.Prescribing;

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

    private static Burden Of(params Asked[] asked) => Burden.Of(asked.Select(one => (one.Stretch, one.Side ?? one.Stretch.DefaultSide, one.Dose)));
}
