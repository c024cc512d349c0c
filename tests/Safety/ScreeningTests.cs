using PrescribeRx.Domain;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Tests.Safety;

public sealed class ScreeningTests
{
    /// <summary>The level that a yes to this question alone raises, written out here a second time so that a slip in either is seen.</summary>
    public static TheoryData<string, LevelOfConcern> Table => new()
    {
        { "ces-saddle", LevelOfConcern.High }, { "ces-wiping", LevelOfConcern.High }, { "ces-start", LevelOfConcern.High }, { "ces-hold", LevelOfConcern.High },
        { "ces-feel", LevelOfConcern.High }, { "ces-full", LevelOfConcern.High }, { "ces-bowel", LevelOfConcern.High }, { "ces-wind", LevelOfConcern.High },
        { "ces-sexual", LevelOfConcern.High }, { "ces-both-legs", LevelOfConcern.High }, { "ces-weak", LevelOfConcern.High },
        { "cancer-history", LevelOfConcern.Few }, { "cancer-weight", LevelOfConcern.Few }, { "cancer-night", LevelOfConcern.Few }, { "cancer-worse", LevelOfConcern.Few },
        { "infection-fever", LevelOfConcern.Some }, { "infection-immune", LevelOfConcern.Few }, { "infection-recent", LevelOfConcern.Few },
        { "fracture-major", LevelOfConcern.Some }, { "fracture-minor", LevelOfConcern.Some }, { "fracture-sudden", LevelOfConcern.Few }, { "fracture-shape", LevelOfConcern.Some },
        { "general-unwell", LevelOfConcern.Some }, { "general-constant", LevelOfConcern.Few }, { "general-vascular", LevelOfConcern.Some },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Each_answer_changed_to_yes_alone_raises_the_level_that_the_table_says(string key, LevelOfConcern level)
    {
        var screening = Given.AScreening(Given.Answers(key));
        screening.Level.ShouldBe(level);
        screening.AllowsTreatment.ShouldBe(level == LevelOfConcern.Few);
        screening.IsEmergency.ShouldBe(key.StartsWith("ces-", StringComparison.Ordinal));
    }

    [Fact]
    public void New_leg_symptoms_ask_for_a_new_screening()
    {
        var screening = Given.AScreening();
        Screening.WhyNotTreat(screening, Given.Day(2), Given.At(2)).ShouldBe("New leg symptoms were reported after the safety screening. Record a new one first.");
        Screening.WhyNotTreat(Given.AScreening(on: 3), Given.Day(3), Given.At(2)).ShouldBeNull();
    }

    [Fact]
    public void The_table_has_every_question_and_every_cauda_equina_question_is_an_emergency()
    {
        Table.Select(row => row.Data.Item1).ShouldBe(RedFlags.All.Select(flag => flag.Key));
        RedFlags.All.Where(flag => flag.Group == RedFlagGroup.CaudaEquina).ShouldAllBe(flag => flag.Level == LevelOfConcern.High);
    }

    [Fact]
    public void All_answered_no_is_no_concern_and_treatment_goes_on()
    {
        var screening = Given.AScreening();
        screening.Level.ShouldBe(LevelOfConcern.None);
        Screening.WhyNotTreat(screening, Given.Day(0), null).ShouldBeNull();
    }

    [Fact]
    public void Any_two_weak_signs_make_some_concern()
    {
        var weak = RedFlags.All.Where(flag => flag.Level == LevelOfConcern.Few).Select(flag => flag.Key).ToList();
        foreach (var (one, other) in weak.SelectMany(one => weak.Where(other => other != one).Select(other => (one, other))))
            Given.AScreening(Given.Answers(one, other)).Level.ShouldBe(LevelOfConcern.Some);
    }

    [Fact]
    public void A_stronger_sign_is_not_weakened_by_a_weak_one() =>
        Given.AScreening(Given.Answers("ces-saddle", "cancer-history")).Level.ShouldBe(LevelOfConcern.High);

    [Theory]
    [InlineData("infection-fever")]
    [InlineData("ces-saddle")]
    public void Some_and_high_go_on_only_when_somebody_assessed_the_patient_and_said_what_was_found(string key)
    {
        Screening.WhyNotTreat(Given.AScreening(Given.Answers(key)), Given.Day(0), null).ShouldNotBeNull();
        var assessed = Given.AScreening(Given.Answers(key), assessedBy: "Dr Lin", reason: "Seen today, a cold.");
        Screening.WhyNotTreat(assessed, Given.Day(0), null).ShouldBeNull();
    }

    [Theory]
    [InlineData("Dr Lin", " ", "AssessedReason", "Say what the assessment found.")]
    [InlineData(null, "A cold.", "AssessedBy", "Say who assessed the patient today.")]
    public void An_assessment_names_who_and_why_together(string? by, string? reason, string field, string sentence) =>
        Should.Throw<Refusal>(() => Given.AScreening(Given.Answers("infection-fever"), assessedBy: by, reason: reason)).Reasons.ShouldHaveSingleItem().ShouldBe(new(field, sentence));

    [Fact]
    public void Each_question_not_asked_makes_the_screening_incomplete()
    {
        foreach (var flag in RedFlags.All)
        {
            var screening = Given.AScreening(new(Given.Answers()) { [flag.Key] = RedFlagAnswer.NotAsked });
            screening.IsComplete.ShouldBeFalse();
            Screening.WhyNotTreat(screening, Given.Day(0), null)!.ShouldContain("not asked");
        }
    }

    [Fact]
    public void A_question_without_a_choice_is_refused_on_that_question()
    {
        var answers = Given.Answers();
        answers.Remove("cancer-night");
        Should.Throw<Refusal>(() => Given.AScreening(answers)).Reasons.ShouldHaveSingleItem().ShouldBe(new("cancer-night", "Choose yes, no or not asked."));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void It_counts_from_its_day_for_as_many_days_as_the_clinic_says(int day, bool current) =>
        Given.AScreening(validDays: 30).IsCurrentOn(Given.Day(day)).ShouldBe(current);
}
