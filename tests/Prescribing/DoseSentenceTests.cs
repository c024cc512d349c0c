using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Tests.Prescribing;

public sealed class DoseSentenceTests
{
    private static readonly Course FourWeeks = Course.OfWeeks(4);

    [Fact]
    public void The_chair_stretch_reads_as_the_article_gives_it() =>
        Sentence(Given.ChairHipFlexor, Side.Each, PartDose.Held("lunge", Hold.OfSeconds(60))).ShouldBe("Hold 60 seconds on each side, once a day, for 4 weeks.");

    [Fact]
    public void One_limb_is_named() =>
        Sentence(Given.ChairHipFlexor, Side.Left, PartDose.Held("lunge", Hold.OfSeconds(1), 2), Frequency.Of(2)).ShouldBe("Hold 1 second on the left side, 2 times, twice a day, for 4 weeks.");

    [Fact]
    public void Sets_say_the_rest_between_them() =>
        Sentence(Given.SeatedBack, Side.None, PartDose.Held("fold", Hold.OfSeconds(20), 2, 3, 30)).ShouldBe("Hold 20 seconds, 2 times, 3 sets, resting 30 seconds between them, once a day, for 4 weeks.");

    [Fact]
    public void A_single_set_has_no_rest_to_speak_of() =>
        Sentence(Given.SeatedBack, Side.None, PartDose.Held("fold", Hold.OfSeconds(20), 1, 1, 30)).ShouldBe("Hold 20 seconds, once a day, for 4 weeks.");

    [Fact]
    public void A_moved_part_is_slow_repetitions_without_a_hold() =>
        Sentence("supine-twist", Side.Each, PartDose.Moved("roll", 3)).ShouldBe("3 slow repetitions on each side, once a day, for 4 weeks.");

    [Fact]
    public void One_repetition_and_one_week_are_not_plural() =>
        Sentence("supine-twist", Side.Right, PartDose.Moved("roll", 1), course: Course.OfWeeks(1)).ShouldBe("1 slow repetition on the right side, once a day, for 1 week.");

    [Fact]
    public void Least_and_most_times_a_day_are_both_said() =>
        Sentence(Given.ChairHipFlexor, Side.Each, PartDose.Held("lunge", Hold.OfSeconds(60)), Frequency.Of(1, 3)).ShouldBe("Hold 60 seconds on each side, 1 to 3 times a day, for 4 weeks.");

    [Fact]
    public void Fewer_than_seven_days_a_week_names_the_days() =>
        Sentence(Given.ChairHipFlexor, Side.Each, PartDose.Held("lunge", Hold.OfSeconds(60)), Frequency.Of(3, days: Weekdays.Monday | Weekdays.Wednesday | Weekdays.Sunday))
            .ShouldBe("Hold 60 seconds on each side, 3 times a day on Monday, Wednesday and Sunday, for 4 weeks.");

    [Theory]
    [InlineData(Given.Part1, "Do both parts, once a day, for 4 weeks.")]
    [InlineData("pelvic-tilt", "Do all 3 parts, once a day, for 4 weeks.")]
    public void A_stretch_of_several_parts_says_how_many(string key, string sentence)
    {
        var stretch = Given.Catalog.Find(key)!;
        DoseSentence.Of(stretch, stretch.DefaultSide, stretch.DefaultDose, FourWeeks).ShouldBe(sentence);
    }

    [Fact]
    public void A_part_without_a_side_names_none_though_its_stretch_has_one()
    {
        var stretch = Given.Catalog.Find(Given.HamstringMobiliser)!;
        stretch.Parts.Select(part => DoseSentence.OfPart(part, Side.Left, stretch.DefaultDose)).Take(2)
            .ShouldBe(["Hold 30 seconds on the left side, 2 times", "5 slow repetitions"]);
    }

    private static string Sentence(string key, Side side, PartDose dose, Frequency? frequency = null, Course? course = null) =>
        DoseSentence.Of(Given.Catalog.Find(key)!, side, new([dose], frequency ?? Frequency.Daily), course ?? FourWeeks);
}
