using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Tests.Safety;

public sealed class InflammatorySignsTests
{
    [Theory]
    [InlineData(0, InflammatoryAction.None)]
    [InlineData(2, InflammatoryAction.None)]
    [InlineData(3, InflammatoryAction.AskForHlaB27)]
    [InlineData(4, InflammatoryAction.ReferToRheumatology)]
    [InlineData(9, InflammatoryAction.ReferToRheumatology)]
    public void They_are_counted_where_the_pain_began_before_45_and_has_lasted_three_months(int signs, InflammatoryAction action) =>
        InflammatorySigns.ActionFor(Answers(signs, "spa-before-45", "spa-three-months")).ShouldBe(action);

    [Fact]
    public void Otherwise_they_ask_for_nothing()
    {
        InflammatorySigns.ActionFor(Answers(9, "spa-before-45")).ShouldBe(InflammatoryAction.None);
        InflammatorySigns.ActionFor(Answers(9, "spa-three-months")).ShouldBe(InflammatoryAction.None);
    }

    [Fact]
    public void They_may_be_left_out_and_never_stop_treatment()
    {
        Given.AScreening().IsComplete.ShouldBeTrue();
        var answers = Given.Answers();
        foreach (var (key, answer) in Answers(9, "spa-before-45", "spa-three-months"))
            answers[key] = answer;
        var screening = Given.AScreening(answers);
        screening.AllowsTreatment.ShouldBeTrue();
        screening.Inflammatory.ShouldBe(InflammatoryAction.ReferToRheumatology);
    }

    private static Dictionary<string, RedFlagAnswer> Answers(int signs, params string[] conditions) =>
        InflammatorySigns.Signs.Take(signs).Select(sign => sign.Key).Concat(conditions).ToDictionary(key => key, _ => RedFlagAnswer.Yes);
}
