using PrescribeRx.Domain;
using PrescribeRx.Domain.Outcomes;

namespace PrescribeRx.Tests.Outcomes;

public sealed class PainScoreTests
{
    [Theory]
    [InlineData("11")]
    [InlineData("-1")]
    [InlineData("2.5")]
    [InlineData("much")]
    [InlineData("٥")]
    public void Pain_that_is_not_a_whole_number_from_0_to_10_is_refused_on_its_field(string typed) =>
        Should.Throw<Refusal>(() => PainScore.ReadOrUnreported(typed, "Pain")).Reasons.ShouldHaveSingleItem().ShouldBe(new("Pain", "Enter pain as a whole number, from 0 to 10."));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Nothing_typed_is_unreported_and_never_0(string? typed) => PainScore.ReadOrUnreported(typed, "Pain").ShouldBeNull();

    [Theory]
    [InlineData("0", 0)]
    [InlineData(" 10 ", 10)]
    public void A_whole_number_from_0_to_10_is_pain(string typed, int value) => PainScore.ReadOrUnreported(typed, "Pain").ShouldBe(PainScore.Of(value));

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void Pain_out_of_range_cannot_be_made_in_code_either(int value) => Should.Throw<Refusal>(() => PainScore.Of(value));

    [Fact]
    public void More_pain_is_more()
    {
        (PainScore.Of(3) > PainScore.Of(2)).ShouldBeTrue();
        (PainScore.Of(2) >= PainScore.Of(2)).ShouldBeTrue();
        (PainScore.Of(2) < PainScore.Of(2)).ShouldBeFalse();
        new[] { PainScore.Of(1), PainScore.Of(7), PainScore.Of(4) }.Max().ShouldBe(PainScore.Of(7));
    }
}
