using FsCheck;
using FsCheck.Fluent;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Tests.Adherence;

/// <summary>A day as the patient tells it.</summary>
public sealed class DaySheetTests
{
    private const int Days = 5;
    private const int LinesADay = 7;
    private const int OpenedOn = 7;
    private const int DaysOfPaper = 35;
    private const int LastOfPaper = OpenedOn + DaysOfPaper;

    [Fact]
    public void One_answer_stands_for_every_side_and_part()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor, Given.Part1);
        var (entries, _) = Tell(care, 1, [Told(care, Given.ChairHipFlexor, EntryOutcome.Done, pain: 1), Told(care, Given.Part1, EntryOutcome.Partly)]);
        entries.Count.ShouldBe(6);
        entries.Where(entry => entry.Outcome == EntryOutcome.Done).Select(entry => entry.Side).ShouldBe([Side.Left, Side.Right]);
        entries.ShouldAllBe(entry => entry.Source == Source.Tap && entry.TypedBy == null && entry.DaysLate == 0);
    }

    [Fact]
    public void A_side_of_its_own_overrides_the_one_answer_and_seconds_go_with_their_side()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor);
        var (entries, _) = Tell(care, 1, [Told(care, Given.ChairHipFlexor, EntryOutcome.Done) with { Sides = [new(Side.Right, EntryOutcome.Partly, 20)] }]);
        entries.Select(entry => (entry.Side, entry.Outcome, entry.Amount)).ShouldBe([(Side.Left, EntryOutcome.Done, null), (Side.Right, EntryOutcome.Partly, 20)]);
    }

    [Fact]
    public void This_mornings_answer_belongs_to_the_day_before_and_leaves_what_else_was_told_of_it()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor).Tells(1, Legs.Usual, morning: null, painBefore: 4);
        var (_, notes) = Tell(care, 2, [], new(null, Legs.None, MorningAfter.Worse, "Slept badly"));
        notes.Select(note => (note.On, note.Legs, note.MorningAfter, note.Note)).ShouldBe([(Given.Day(2), Legs.None, null, "Slept badly"), (Given.Day(1), Legs.Usual, MorningAfter.Worse, null)]);
        notes[1].PainBefore.ShouldBe(Given.Pain(4));
    }

    [Fact]
    public void On_the_day_of_signing_no_morning_is_asked()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor);
        Sheet(care, 0, 0).AsksMorning.ShouldBeFalse();
        Sheet(care, 1, 1).AsksMorning.ShouldBeTrue();
    }

    [Fact]
    public void Nothing_that_was_left_as_it_stood_becomes_a_fact()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor).Does(Given.ChairHipFlexor, 1, pain: 2).Tells(1, Legs.None, morning: null);
        var (entries, notes) = Tell(care, 1, [Told(care, Given.ChairHipFlexor, EntryOutcome.Done, pain: 2)], new(null, Legs.None, null, null));
        (entries.Count, notes.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void What_is_locked_withheld_or_of_somebody_else_is_refused_one_by_one()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor, Given.Part1, Given.Part2);
        var locked = Told(care, Given.Part2, EntryOutcome.Done) with { Field = "locked" };
        var foreign = new ToldStretch(Given.NewId(), 1, EntryOutcome.Done, [], null, "foreign");
        var noSide = Told(care, Given.ChairHipFlexor, null) with { Sides = [new(Side.None, EntryOutcome.Done, null)], Field = "side" };
        var refused = Should.Throw<Refusal>(() => Tell(care, 1, [locked, foreign, noSide, foreign with { Outcome = null, Field = "empty" }]));
        refused.Reasons.Select(reason => (reason.Field, reason.Sentence)).ShouldBe([("locked", $"{DaySheet.NotAskedFor}"), ("foreign", $"{DaySheet.NotAskedFor}"), ("side", $"{DaySheet.NotAskedFor}")]);
    }

    [Theory]
    [InlineData(20, 21, "This day has not come yet.")]
    [InlineData(20, -1, "Here you can fill in the last 14 days. Tell your clinic about earlier ones.")]
    [InlineData(20, 5, "Here you can fill in the last 14 days. Tell your clinic about earlier ones.")]
    [InlineData(2, -1, "Nothing had been prescribed yet on this day.")]
    public void A_day_to_come_too_long_ago_or_before_the_plan_cannot_be_told(int today, int on, string sentence)
    {
        var care = Given.APatientWith(Given.ChairHipFlexor);
        Should.Throw<Refusal>(() => Tell(care, on, [], today: today)).Message.ShouldBe(sentence);
        Sheet(care, 20, 6).WhyNot.ShouldBeNull();
    }

    [Fact]
    public void More_than_a_day_can_hold_is_refused_as_a_whole()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor);
        var one = Told(care, Given.ChairHipFlexor, EntryOutcome.Done);
        Should.Throw<Refusal>(() => Tell(care, 1, [.. Enumerable.Repeat(one, DaySheet.MostTold + 1)])).Message.ShouldStartWith("This is more than one day can hold.");
    }

    [Fact]
    public void The_gravest_advice_comes_first_with_the_stretch_it_is_about_and_carry_on_only_alone()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor, Given.SeatedBack).Does(Given.ChairHipFlexor, 1, pain: 6).Does(Given.SeatedBack, 1, pain: 3).Tells(1, Legs.NewOrFurtherDown, morning: null).Tells(0, morning: MorningAfter.Worse);
        Sheet(care, 1, 1).Advice.Select(one => (one.Advice.Step, string.Join(",", one.Stretches))).ShouldBe(
        [
            (SymptomStep.LegSymptoms, ""), (SymptomStep.StopPain, "Chair hip flexor stretch"), (SymptomStep.EaseOff, Given.Catalog.Find(Given.SeatedBack)!.Name), (SymptomStep.WorseMorning, ""),
        ]);
        Sheet(Given.APatientWith(Given.ChairHipFlexor).Does(Given.ChairHipFlexor, 1, pain: 1), 1, 1).Advice.Single().Advice.Step.ShouldBe(SymptomStep.GoOn);
        Sheet(Given.APatientWith(Given.ChairHipFlexor).Does(Given.ChairHipFlexor, 1, pain: null), 1, 1).Advice.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_diary_gives_the_same_figures_by_tap_by_timer_from_memory_and_from_paper() =>
        Prop.ForAll(Gen.Choose(0, 5).ArrayOf(Days * LinesADay).ToArbitrary(), picks =>
        {
            var paper = Figures(picks, null);
            return paper.Sessions.Scheduled > 0 && new[] { Source.Tap, Source.Timer, Source.Recall }.All(source => Figures(picks, source) == paper);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void A_paper_that_comes_weeks_later_gives_the_figures_of_a_link_that_was_used_each_day()
    {
        var lapses = 0;
        Prop.ForAll(Gen.Frequency((9, Gen.Constant(0)), (1, Gen.Choose(1, 2))).ArrayOf(DaysOfPaper).ToArbitrary(), picks =>
        {
            var byLink = AfterAGoodWeek();
            var done = new List<(string Stretch, int Day)>();
            foreach (var (day, pick) in picks.Select((pick, place) => (OpenedOn + 1 + place, pick)).Where(one => one.pick > 0))
                done.Add((pick == 2 && byLink.Gate(day).State == GateState.Open ? Given.Part2 : Given.Part1, day));
            foreach (var (stretch, day) in done)
                byLink.Does(stretch, day);
            var onPaper = AfterAGoodWeek();
            foreach (var (stretch, day) in done)
                onPaper.Does(stretch, day, at: Given.At(LastOfPaper, 21));
            lapses += byLink.Gate(LastOfPaper).State == GateState.Locked ? 1 : 0;
            return SpellsOf(byLink).SequenceEqual(SpellsOf(onPaper)) && byLink.Figures(1, LastOfPaper) == onPaper.Figures(1, LastOfPaper);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
        lapses.ShouldBeInRange(20, 180, "some lapse and some do not");
    }

    private static Care AfterAGoodWeek() => Given.APatientWith(Given.Part1, Given.Part2).OpensAfterAGoodWeek();

    private static IEnumerable<(DateOnly, DateOnly?)> SpellsOf(Care care) => care.Gate(LastOfPaper).Spells.Select(spell => (spell.From, spell.Until));

    /// <summary>The same answers, day by day, on the patient's page or, without a source, on paper that the clinic types in.</summary>
    private static AdherenceFigures Figures(int[] picks, Source? source)
    {
        var care = Given.APatientWith(Given.ChairHipFlexor, Given.Part1, Given.HamstringMobiliser);
        var (entries, notes) = (new List<StretchEntry>(), new List<DayNote>());
        for (var day = 1; day <= Days; day++)
        {
            var rows = care.Sheet(day, Days).RowsOn(Given.Day(day)).ToList();
            rows.Count.ShouldBe(LinesADay);
            var picked = rows.Select((row, place) => (Row: row, Pick: picks[((day - 1) * LinesADay) + place])).ToList();
            var told = source is { } by
                ? Sheet(care, Days, day).Transcribe(
                    [.. picked.GroupBy(one => one.Row.Item).Select(one => new ToldStretch(one.Key, 1, null, [.. one.Select(side => new ToldSide(side.Row.Side, Outcome(side.Pick), Amount(side.Row, side.Pick)))], null, ""))],
                    ToldDay.Nothing, Given.NewId(), Recorded(by))
                : care.Sheet(day, Days).Transcribe(
                    [.. picked.Select(one => new WeekCell(one.Row.Item, one.Row.Side, 1, Given.Day(day), Outcome(one.Pick), Amount(one.Row, one.Pick), null, ""))], [], Given.NewId(), Recorded(Source.Paper));
            entries.AddRange(told.Entries);
            notes.AddRange(told.Notes);
        }
        return AdherenceFigures.Of(care.Due(1, Days), new Diary(entries, notes));
    }

    private static EntryOutcome? Outcome(int pick) => pick switch
    {
        0 => null,
        1 => EntryOutcome.NotDone,
        2 or 3 => EntryOutcome.Partly,
        _ => EntryOutcome.Done,
    };

    private static int? Amount(WeekRow row, int pick) => row.TakesAmount && pick is 3 or 5 ? 25 : null;

    private static (IReadOnlyList<StretchEntry> Entries, IReadOnlyList<DayNote> Notes) Tell(Care care, int on, IReadOnlyList<ToldStretch> told, ToldDay? day = null, int? today = null) =>
        Sheet(care, today ?? on, on).Transcribe(told, day ?? ToldDay.Nothing, Given.NewId(), Recorded(Source.Tap, today ?? on));

    private static DaySheet Sheet(Care care, int today, int on) => new(care.On(today), Given.Catalog, Given.Day(on));

    private static ToldStretch Told(Care care, string stretch, EntryOutcome? outcome, int? pain = null) =>
        new(care.Prescription.ItemOf(stretch), 1, outcome, [], Given.Pain(pain), "");

    private static Func<Guid, Recording> Recorded(Source source, int today = Days) =>
        clientId => new(Given.Clinic, Given.NewId(), Given.Clinician, source, null, Given.At(today, 20), Given.Day(today), clientId);
}
