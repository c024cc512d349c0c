using FsCheck;
using FsCheck.Fluent;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Tests.Progression;

/// <summary>What must hold of a gate whatever a patient reports, when and in what order.</summary>
public sealed class GateProperties
{
    private static readonly Guid Prescription = Given.NewId();
    private static readonly Guid First = Given.NewId();
    private static readonly Guid Gated = Given.NewId();
    private static readonly GateCriteria Criteria = new(2, 3, 2, true, true, true, true, true);
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(10_000);

    /// <summary>What is told of one day, and how many days later it is known.</summary>
    private sealed record Told(int Day, int Late, EntryOutcome Left, EntryOutcome Right, int? Pain, int? PainRight, Legs? Legs, MorningAfter? Morning, bool Noted, bool OfGated);

    private static readonly Gen<Told> AnyDay =
        from day in Gen.Choose(1, 12)
        from late in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(1, 5)))
        from left in AnOutcome()
        from right in AnOutcome()
        from pain in APain()
        from painRight in APain()
        from legs in Gen.Frequency((8, Gen.Constant<Legs?>(Legs.None)), (1, Gen.Elements<Legs?>(null, Legs.Usual, Legs.NewOrFurtherDown)))
        from morning in Gen.Frequency((8, Gen.Constant<MorningAfter?>(MorningAfter.Same)), (1, Gen.Elements<MorningAfter?>(null, MorningAfter.Better, MorningAfter.Worse)))
        from noted in Gen.Frequency((6, Gen.Constant(true)), (1, Gen.Constant(false)))
        from ofGated in Gen.Frequency((8, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Told(day, late, left, right, pain, painRight, legs, morning, noted, ofGated);

    private static readonly Arbitrary<Told[]> AnyDiary = Gen.Choose(0, 14).SelectMany(days => AnyDay.ArrayOf(days)).ToArbitrary();

    private static Gen<EntryOutcome> AnOutcome() =>
        Gen.Frequency((8, Gen.Constant(EntryOutcome.Done)), (1, Gen.Elements(EntryOutcome.Partly, EntryOutcome.NotDone, EntryOutcome.Unreported)));

    private static Gen<int?> APain() => Gen.Frequency((10, Gen.Elements<int?>(0, 1, 2)), (1, Gen.Elements<int?>(null, 3, 4)), (1, Gen.Elements<int?>(5, 9)));

    [Fact]
    public void Another_comfortable_session_never_locks() => Holds(diary =>
    {
        var last = diary.LastKnown;
        var before = diary.At(last);
        var after = diary.With(Comfortable(last + 1)).At(last + 1);
        return before.State switch
        {
            GateState.Open => after.State == GateState.Open,
            GateState.Eligible => after.State == GateState.Eligible,
            _ => true,
        };
    });

    [Fact]
    public void Erasing_an_answer_never_makes_eligible() => Holds(diary =>
    {
        if (diary.At(20).State == GateState.Eligible)
            return true;
        var erasedPains = diary.Diary.Entries.Where(entry => entry.Outcome is EntryOutcome.Done or EntryOutcome.Partly && entry.Pain is not null)
            .Select(entry => diary.With(StretchEntry.Record(entry.Slot, entry.Outcome, entry.Amount, null, Recorded(20, 1), entry.Id)));
        var erasedAnswers = diary.Diary.Notes.SelectMany(note => new[] { note.Answers with { Legs = null }, note.Answers with { MorningAfter = null } }
            .Select(answers => diary.With(DayNote.Record(note.On, answers, Recorded(20, 1), note.Id))));
        return erasedPains.Concat(erasedAnswers).All(erased => erased.At(20).State != GateState.Eligible);
    });

    [Fact]
    public void Removing_a_comfortable_session_never_makes_eligible() => Holds(diary =>
    {
        if (diary.At(20).State == GateState.Eligible)
            return true;
        var comfortable = diary.Diary.Entries.Where(entry => entry.Item == First).GroupBy(entry => entry.On).Where(day =>
            day.Count() == 2 && day.All(entry => entry.Outcome == EntryOutcome.Done && entry.Pain <= PainLimits.Default.Comfortable)
            && diary.Diary.AnswersOn(day.Key) is { Legs: Legs.None or Legs.Usual, MorningAfter: MorningAfter.Same or MorningAfter.Better });
        return comfortable.All(day => diary.With([.. day.Select(entry => StretchEntry.Record(entry.Slot, EntryOutcome.Unreported, null, null, Recorded(20, 1), entry.Id))], [])
            .At(20).State != GateState.Eligible);
    });

    [Fact]
    public void Unreported_never_counts_as_comfortable_and_both_sides_are_needed() => Holds(diary =>
    {
        var gate = diary.At(20);
        if (gate.State != GateState.Eligible)
            return true;
        var done = diary.Diary.Entries.Where(entry => entry.Item == First && entry.Outcome == EntryOutcome.Done && (gate.LockedBecause is null || entry.On > gate.Since))
            .GroupBy(entry => entry.On).Where(day => day.Select(entry => entry.Side).Distinct().Count() == 2).OrderBy(day => day.Key).ToList();
        return done.Count >= Criteria.SessionDays && done.TakeLast(Criteria.LatestSessions).All(day =>
            day.All(entry => entry.Pain <= PainLimits.Default.Comfortable) && diary.Diary.AnswersOn(day.Key) is { Legs: not null and not Legs.NewOrFurtherDown, MorningAfter: not null and not MorningAfter.Worse });
    });

    [Fact]
    public void The_order_in_which_facts_are_listed_does_not_matter() => Holds(diary =>
    {
        var gate = diary.At(20);
        var backwards = diary.Backwards().At(20);
        return gate.State == backwards.State && gate.Since == backwards.Since && gate.LockedBecause == backwards.LockedBecause
            && gate.Criteria.Select(criterion => criterion.Line).SequenceEqual(backwards.Criteria.Select(criterion => criterion.Line));
    });

    [Fact]
    public void What_is_told_later_never_changes_what_stood_on_an_earlier_day() => Holds(diary =>
    {
        var spells = diary.At(20).Spells;
        return Enumerable.Range(1, 19).All(day =>
            (diary.KnownOn(day).At(day).State == GateState.Open) == spells.Any(spell => spell.From <= Given.Day(day) && (spell.Until is null || spell.Until > Given.Day(day))));
    });

    [Fact]
    public void These_diaries_reach_every_state()
    {
        var states = new HashSet<(GateState, bool)>();
        Holds(diary => states.Add((diary.At(20).State, diary.At(20).Spells.Count > 1)) || true);
        states.Select(state => state.Item1).Distinct().Count().ShouldBe(3);
        states.ShouldContain((GateState.Eligible, false));
        states.ShouldContain((GateState.Open, true));
    }

    private static void Holds(Func<Facts, bool> property) =>
        Prop.ForAll(AnyDiary, Gen.Elements(0, 4, 8).ToArbitrary(), (days, openedOn) => property(Facts.Of(days, openedOn))).Check(Many);

    private static Told Comfortable(int day) => new(day, 0, EntryOutcome.Done, EntryOutcome.Done, 0, 0, Legs.None, MorningAfter.Same, true, false);

    private static Recording Recorded(int day, int turn) =>
        new(Given.Clinic, Given.NewId(), Given.Clinician, Source.Tap, Given.Clinician, new DateTimeOffset(Given.Day(day), new(18, 0, turn), TimeSpan.Zero), Given.Day(day), Given.NewId());

    /// <summary>Facts of one gate, each later one of a day superseding the earlier.</summary>
    private sealed record Facts(IReadOnlyList<StretchEntry> Entries, IReadOnlyList<DayNote> Notes, IReadOnlyList<GateDecision> Decisions)
    {
        public Diary Diary => new(Entries, Notes);

        /// <summary>The number of the day on which the latest fact became known.</summary>
        public int LastKnown => Entries.Select(entry => entry.RecordedAt).Concat(Notes.Select(note => note.RecordedAt)).Concat(Decisions.Select(decision => decision.At))
            .Select(at => Given.London.DateAt(at).DayNumber - Given.Day(0).DayNumber).DefaultIfEmpty(1).Max();

        /// <summary>Opened as an override on a day and a week later, where that is a decision at all.</summary>
        public static Facts Of(Told[] days, int openedOn)
        {
            var facts = days.OrderBy(told => told.Day + told.Late).Aggregate(new Facts([], [], []), (facts, told) => facts.With(told));
            return openedOn == 0 ? facts : facts.Opened(openedOn).Opened(openedOn + 6);
        }

        public Facts With(Told told)
        {
            var known = told.Day + told.Late;
            var item = told.OfGated ? Gated : First;
            var facts = With(Slot(item, told.Day, Side.Left), told.Left, told.Pain, known).With(Slot(item, told.Day, Side.Right), told.Right, told.PainRight, known);
            return told.Noted
                ? facts.With(DayNote.Record(Given.Day(told.Day), new(null, told.Legs, told.Morning, null), Recorded(known, 30), facts.Diary.NoteOn(Given.Day(told.Day))?.Id))
                : facts;
        }

        private Facts With(EntrySlot slot, EntryOutcome outcome, int? pain, int known) =>
            With(StretchEntry.Record(slot, outcome, null, outcome is EntryOutcome.Done or EntryOutcome.Partly ? Given.Pain(pain) : null, Recorded(known, 10), Diary.Find(slot)?.Id));

        public Facts With(StretchEntry entry) => With([entry], []);

        public Facts With(DayNote note) => With([], [note]);

        public Facts With(IReadOnlyList<StretchEntry> entries, IReadOnlyList<DayNote> notes) => new([.. Entries, .. entries], [.. Notes, .. notes], Decisions);

        public Facts Backwards() => new([.. Entries.Reverse()], [.. Notes.Reverse()], [.. Decisions.Reverse()]);

        public Facts KnownOn(int day) => new(
            [.. Entries.Where(entry => Given.London.DateAt(entry.RecordedAt) <= Given.Day(day))], [.. Notes.Where(note => Given.London.DateAt(note.RecordedAt) <= Given.Day(day))],
            [.. Decisions.Where(decision => decision.On <= Given.Day(day))]);

        public GateEvaluation At(int today) => GateEvaluation.Of(
            new(Gated, [new(Given.At(0), new(First, Criteria), PainLimits.Default)], [("p", Side.Left), ("p", Side.Right)], Given.Day(0), true, Decisions, Entries, Notes, Given.London.DateAt),
            Given.Day(today));

        private Facts Opened(int day)
        {
            var gate = KnownOn(day).At(day);
            return gate.State == GateState.Open
                ? this
                : new(Entries, Notes, [.. Decisions, GateDecision.Open(Given.Clinic, Given.NewId(), Prescription, Gated, gate, true, "A reason.", Given.Clinician, Given.At(day, 21), Given.Day(day))]);
        }

        private static EntrySlot Slot(Guid item, int day, Side side) => new(Prescription, item, "p", side, Given.Day(day), 1);
    }
}
