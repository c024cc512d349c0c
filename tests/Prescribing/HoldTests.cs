using PrescribeRx.Domain;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Tests.Prescribing;

public sealed class HoldTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("301")]
    [InlineData("abc")]
    [InlineData("1e3")]
    [InlineData("30.5")]
    [InlineData("+30")]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    [InlineData("٣٠")]
    [InlineData("３０")]
    [InlineData("99999999999999999999")]
    public void A_hold_that_is_not_a_whole_number_from_1_to_300_is_refused_on_its_field(string? typed)
    {
        var reason = Should.Throw<Refusal>(() => Hold.Read(typed, "HoldSeconds")).Reasons.ShouldHaveSingleItem();
        reason.ShouldBe(new("HoldSeconds", "Enter the hold in whole seconds, from 1 to 300."));
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("300", 300)]
    [InlineData(" 60 ", 60)]
    public void A_whole_number_of_seconds_is_a_hold_and_space_around_it_does_not_matter(string typed, int seconds) =>
        Hold.Read(typed, "HoldSeconds").Seconds.ShouldBe(seconds);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(301)]
    public void A_hold_out_of_range_cannot_be_made_in_code_either(int seconds) => Should.Throw<Refusal>(() => Hold.OfSeconds(seconds));
}
