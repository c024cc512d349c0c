using PrescribeRx.Domain;
using PrescribeRx.Domain.Outcomes;

namespace PrescribeRx.Tests.Outcomes;

public sealed class PainChangeTests
{
    [Theory]
    [InlineData(6, 3, "Less by 3 points (6 → 3, 50 %): a change patients usually notice.")]
    [InlineData(8, 6, "Less by 2 points (8 → 6, 25 %): a change patients usually notice.")]
    [InlineData(3, 2, "Less by 1 point (3 → 2, 33 %): a change patients usually notice.")]
    [InlineData(6, 5, "Less by 1 point (6 → 5, 16 %): smaller than patients usually notice.")]
    [InlineData(4, 5, "More by 1 point (4 → 5, 25 %): smaller than patients usually notice.")]
    [InlineData(4, 6, "More by 2 points (4 → 6, 50 %): a change patients usually notice.")]
    [InlineData(5, 5, "The same (5 → 5).")]
    public void A_change_of_2_points_or_of_30_per_cent_is_one_that_patients_usually_notice(int first, int latest, string sentence) =>
        Between(Asked(1, first), Asked(9, latest)).Sentence.ShouldBe(sentence);

    [Theory]
    [InlineData(0, 1, "More by 1 point (0 → 1): smaller than patients usually notice.")]
    [InlineData(0, 2, "More by 2 points (0 → 2): a change patients usually notice.")]
    [InlineData(0, 0, "The same (0 → 0).")]
    public void From_0_there_is_no_percentage_and_nothing_is_divided(int first, int latest, string sentence)
    {
        var change = Between(Asked(1, first), Asked(9, latest));
        change.Percent.ShouldBeNull();
        change.Sentence.ShouldBe(sentence);
    }

    [Fact]
    public void Scores_of_different_recall_windows_are_not_compared()
    {
        PainChange.Between(Asked(1, 6), Asked(9, 2, RecallWindow.WorstOf24Hours)).ShouldBeNull();
        new PainHistory([Asked(1, 6), Asked(9, 2, RecallWindow.WorstOf24Hours)]).ChangesSince(Given.Day(0), Given.Day(20)).ShouldBeEmpty();
    }

    [Fact]
    public void Each_window_is_compared_from_the_last_score_before_treatment_to_the_latest_in_time()
    {
        var changes = new PainHistory([
            Asked(-90, 9), Asked(-1, 6), Asked(14, 4), Asked(28, 3), Asked(40, 1),
            Asked(5, 7, RecallWindow.WorstOf24Hours), Asked(28, 7, RecallWindow.WorstOf24Hours),
            Asked(3, 2, RecallWindow.Now),
        ]).ChangesSince(Given.Day(0), Given.Day(30));
        changes.Select(change => (change.Window, change.First.Score.Value, change.Latest.Score.Value)).ShouldBe([(RecallWindow.AverageOf24Hours, 6, 3), (RecallWindow.WorstOf24Hours, 7, 7)]);
    }

    [Fact]
    public void A_score_that_was_corrected_or_withdrawn_counts_no_more()
    {
        var (first, wrong, strange) = (Asked(1, 6), Asked(9, 0), Asked(12, 10));
        var right = PainRating.Record(Given.Clinic, Given.NewId(), wrong.Patient, Answer(9, 5), wrong, Given.Day(20), Given.Clinician, Given.At(10));
        var withdrawn = strange.Withdraw(Given.NewId(), "Another patient’s.", Given.Clinician, Given.At(13));
        var history = new PainHistory([withdrawn, right, strange, wrong, first]);
        history.Standing.ShouldBe([first, right]);
        history.ChangesSince(Given.Day(0), Given.Day(20)).ShouldHaveSingleItem().Sentence.ShouldStartWith("Less by 1 point (6 → 5");
        history.SupersededBy(strange).ShouldBe(withdrawn);
        Should.Throw<Refusal>(() => withdrawn.Withdraw(Given.NewId(), "Again.", Given.Clinician, Given.At(14)));
        Should.Throw<Refusal>(() => PainRating.Record(Given.Clinic, Given.NewId(), strange.Patient, Answer(9, 5), withdrawn, Given.Day(20), Given.Clinician, Given.At(14)));
    }

    [Fact]
    public void A_score_is_of_a_day_that_has_come_and_keeps_the_whole_answer_and_its_scale()
    {
        Should.Throw<Refusal>(() => Asked(21, 4, today: 20)).Reasons.ShouldHaveSingleItem().ShouldBe(new("On", "This day has not come yet."));
        Should.Throw<Refusal>(() => Asked(1, 4).Withdraw(Given.NewId(), " ", Given.Clinician, Given.At(2))).Reasons.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        var rating = Asked(20, 4);
        (rating.Instrument, rating.InstrumentVersion, rating.Score, rating.Window, rating.On, rating.How, rating.AskedIn)
            .ShouldBe(("NPRS", 1, PainScore.Of(4), RecallWindow.AverageOf24Hours, Given.Day(20), AskedHow.ByTelephone, Language.Spanish));
    }

    private static PainAnswer Answer(int day, int score, RecallWindow window = RecallWindow.AverageOf24Hours) => new(PainScore.Of(score), window, Given.Day(day), AskedHow.ByTelephone, Language.Spanish);

    private static PainRating Asked(int day, int score, RecallWindow window = RecallWindow.AverageOf24Hours, int today = 40) =>
        PainRating.Record(Given.Clinic, Given.NewId(), Given.NewId(), Answer(day, score, window), null, Given.Day(today), Given.Clinician, Given.At(day));

    private static PainChange Between(PainRating first, PainRating latest) => PainChange.Between(first, latest).ShouldNotBeNull();
}
