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
    private static readonly GateCriteria Strict = new(2, 3, 2, true, true, true, true, true);
    private static readonly GateCriteria Nothing = new(null, null, 2, false, false, false, false, false);

    /// <summary>Criteria as they may be composed; each stands alone in one of them, and with others in another.</summary>
    private static readonly GateCriteria[] Composed =
    [
        Strict, Strict with { AdherencePercent = 30 }, Strict with { TechniqueChecked = true }, Strict with { BothSides = false }, Strict with { SessionDays = null, OverDays = null },
        Nothing with { SessionDays = 3, BothSides = true }, Nothing with { OverDays = 5, AdherencePercent = 20 }, Nothing with { Comfortable = true }, Nothing with { NoWorseMorning = true, NoNewLegSymptoms = true },
        Nothing with { AdherencePercent = 25 }, Nothing with { AdherencePercent = 25, TechniqueChecked = true, Comfortable = true },
    ];

    private static readonly Arbitrary<Course> AnyCourse =
        (from criteria in Gen.Frequency((4, Gen.Constant(Strict)), (6, Gen.Elements(Composed)))
         from openedOn in Gen.Elements(0, 4, 8)
         from seenOn in Gen.Elements(0, 2, 2)
         from lapse in Gen.Elements(7, 14)
         select new Course(criteria, openedOn, seenOn, lapse)).ToArbitrary();

    private const int DaysToSpringForward = 20;
    private const int DaysToFallBack = 230;

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(10_000);

    /// <summary>What the gate asks, when it is opened as an override, and when the technique is seen; 0 for never.</summary>
    private sealed record Course(GateCriteria Criteria, int OpenedOn, int SeenOn, int LapseDays);

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
        var day = diary.LastKnown + 1;
        var before = diary.At(day);
        var missed = Enumerable.Range(1, day).First(one => one == day || !diary.Diary.Entries.Any(entry => entry.On == diary.Day(one)));
        return before.State == GateState.Locked
            || new[] { day, missed }.All(another => diary.With(Comfortable(another) with { Late = day - another }).At(day).State == before.State);
    });

    [Fact]
    public void Erasing_an_answer_never_makes_eligible() => Holds(diary =>
    {
        if (diary.At(20).State == GateState.Eligible)
            return true;
        var erasedPains = diary.Diary.Entries.Where(entry => entry.Outcome is EntryOutcome.Done or EntryOutcome.Partly && entry.Pain is not null)
            .Select(entry => diary.With(StretchEntry.Record(entry.Slot, entry.Version, entry.Outcome, entry.Amount, null, diary.Recorded(20, 1), entry.Id)));
        var erasedAnswers = diary.Diary.Notes.SelectMany(note => new[] { note.Answers with { Legs = null }, note.Answers with { MorningAfter = null } }
            .Select(answers => diary.With(DayNote.Record(note.On, answers, diary.Recorded(20, 1), note.Id))));
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
        return comfortable.All(day => diary.With([.. day.Select(entry => StretchEntry.Record(entry.Slot, entry.Version, EntryOutcome.Unreported, null, null, diary.Recorded(20, 1), entry.Id))], [])
            .At(20).State != GateState.Eligible);
    });

    [Fact]
    public void Unreported_never_counts_as_comfortable() => Holds(diary =>
    {
        var gate = diary.At(20);
        if (gate.State != GateState.Eligible)
            return true;
        var asked = diary.Course.Criteria;
        var done = diary.Diary.Entries.Where(entry => entry.Item == First && entry.Outcome == EntryOutcome.Done && entry.On >= gate.CountFrom)
            .GroupBy(entry => entry.On).Where(day => !asked.BothSides || day.Select(entry => entry.Side).Distinct().Count() == 2).OrderBy(day => day.Key).ToList();
        return done.Count >= (asked.SessionDays ?? 0) && done.TakeLast(asked.LatestSessions).All(day =>
            (!asked.Comfortable || day.All(entry => entry.Pain <= PainLimits.Default.Comfortable))
            && (!asked.NoNewLegSymptoms || diary.Diary.AnswersOn(day.Key).Legs is not (null or Legs.NewOrFurtherDown))
            && (!asked.NoWorseMorning || diary.Diary.AnswersOn(day.Key).MorningAfter is not (null or MorningAfter.Worse)));
    });

    [Fact]
    public void A_diary_in_which_everything_is_unreported_makes_nothing_eligible_that_asks_for_reports() => Holds(diary =>
        (diary with { Entries = [] }).At(20).State != GateState.Eligible);

    [Fact]
    public void Both_sides_are_needed_where_they_are_asked() => Holds(diary =>
        !diary.Course.Criteria.BothSides || new[] { Side.Left, Side.Right }.All(side => (diary with { Entries = [.. diary.Entries.Where(entry => entry.Side != side)] }).At(20).State != GateState.Eligible));

    [Fact]
    public void Technique_that_no_clinician_saw_done_well_is_never_eligible() => Holds(diary =>
        !diary.Course.Criteria.TechniqueChecked || (diary with { Decisions = [.. diary.Decisions.Where(decision => !decision.IsTechniqueCheck)] }).At(20).State != GateState.Eligible);

    [Fact]
    public void The_order_in_which_facts_are_listed_does_not_matter() => Holds(diary => Same(diary.At(20), diary.Backwards().At(20)));

    [Fact]
    public void The_order_in_which_facts_arrive_does_not_matter_where_no_relock_is_involved() => Holds(diary =>
    {
        var neverOpen = diary with { Decisions = [.. diary.Decisions.Where(decision => decision.IsTechniqueCheck)] };
        return Same(neverOpen.At(20), neverOpen.ArrivingOtherwise().At(20));
    });

    [Fact]
    public void Replay_equals_judging_after_each_moment() => Holds(diary =>
    {
        var all = diary.At(20).Spells;
        return diary.AfterEachMoment().All(known =>
        {
            var (facts, day) = known;
            var spells = facts.WhenOpen(day).Spells;
            return spells.Count <= all.Count && spells.Zip(all).All(pair =>
                pair.First == pair.Second || (pair.First.From == pair.Second.From && pair.First.Until is null && !(pair.Second.Until < diary.Day(day))) || TookBackALapse(pair.First, pair.Second));
        });
    });

    /// <summary>A lapse may turn out to have been none, to have come later, or to be a lock for a graver reason; nothing else that stood changes.</summary>
    private static bool TookBackALapse(OpenSpell before, OpenSpell after) =>
        before.From == after.From && before.Cause == LockCause.Lapse && !(after.Until < before.Until);

    [Fact]
    public void What_is_told_later_changes_nothing_that_stood_on_an_earlier_day_but_a_lapse() => Holds(diary =>
    {
        var spells = diary.At(20).Spells;
        return Enumerable.Range(1, 19).All(day =>
        {
            var then = diary.KnownOn(day).WhenOpen(day);
            var now = spells.Any(spell => spell.From <= diary.Day(day) && (spell.Until is null || spell.Until > diary.Day(day)));
            return (then.State == GateState.Open) == now || (now && then.Spells[^1].Cause == LockCause.Lapse);
        });
    });

    [Fact]
    public void A_change_to_or_from_summer_time_alters_nothing() => Prop.ForAll(AnyDiary, AnyCourse, (days, course) =>
    {
        var inWinter = Facts.Of(days, course);
        var expected = inWinter.At(20);
        return new[] { DaysToSpringForward, DaysToFallBack }.All(shift =>
        {
            var shifted = Facts.Of(days, course, shift).At(20);
            return shifted.State == expected.State && shifted.Since == expected.Since.AddDays(shift)
                && shifted.Criteria.Select(criterion => criterion.Verdict).SequenceEqual(expected.Criteria.Select(criterion => criterion.Verdict))
                && shifted.Spells.Select(spell => (spell.From, spell.Until)).SequenceEqual(expected.Spells.Select(spell => (spell.From.AddDays(shift), spell.Until?.AddDays(shift))));
        });
    }).Check(Many);

    [Fact]
    public void These_diaries_reach_every_state()
    {
        var states = new HashSet<(GateState, bool)>();
        var eligible = new HashSet<GateCriteria>();
        var causes = new HashSet<LockCause?>();
        Holds(diary =>
        {
            var gate = diary.At(20);
            states.Add((gate.State, gate.Spells.Count > 1));
            causes.UnionWith(gate.Spells.Select(spell => spell.Cause));
            return gate.State != GateState.Eligible || eligible.Add(diary.Course.Criteria) || true;
        });
        states.Select(state => state.Item1).Distinct().Count().ShouldBe(3);
        states.ShouldContain((GateState.Eligible, false));
        states.ShouldContain((GateState.Open, true));
        Composed.Except(eligible).ShouldBeEmpty("each composition is eligible for some diary");
        causes.ShouldBe([null, LockCause.Flare, LockCause.WorseMornings, LockCause.LegSymptoms, LockCause.Lapse], ignoreOrder: true);
    }

    private static void Holds(Func<Facts, bool> property) =>
        Prop.ForAll(AnyDiary, AnyCourse, (days, course) => property(Facts.Of(days, course))).Check(Many);

    private static bool Same(GateEvaluation one, GateEvaluation other) =>
        one.State == other.State && one.Since == other.Since && one.LockedBecause == other.LockedBecause
        && one.Criteria.Select(criterion => criterion.Line).SequenceEqual(other.Criteria.Select(criterion => criterion.Line));

    private static Told Comfortable(int day) => new(day, 0, EntryOutcome.Done, EntryOutcome.Done, 0, 0, Legs.None, MorningAfter.Same, true, false);

    /// <summary>Facts of one gate, each later one of a day superseding the earlier. Everything is told half an hour past midnight, where a wrong day would show.</summary>
    private sealed record Facts(Course Course, int Shift, IReadOnlyList<StretchEntry> Entries, IReadOnlyList<DayNote> Notes, IReadOnlyList<GateDecision> Decisions)
    {
        private const int DecisionTurn = 1200;
        private static readonly TimeSpan HalfPastMidnight = TimeSpan.FromMinutes(30);
        private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

        public Diary Diary => new(Entries, Notes);

        public DateOnly Day(int number) => Given.Day(number + Shift);

        public DateTimeOffset At(int day, int turn)
        {
            var local = Day(day).ToDateTime(TimeOnly.FromTimeSpan(HalfPastMidnight)).AddSeconds(turn);
            return new(local, London.GetUtcOffset(local));
        }

        public Recording Recorded(int day, int turn) =>
            new(Given.Clinic, Given.NewId(), Given.Clinician, Source.Tap, Given.Clinician, At(day, turn), Day(day), Given.NewId());

        /// <summary>The number of the day on which the latest fact became known.</summary>
        public int LastKnown => Entries.Select(entry => entry.RecordedAt).Concat(Notes.Select(note => note.RecordedAt)).Concat(Decisions.Select(decision => decision.At))
            .Select(NumberOf).DefaultIfEmpty(1).Max();

        /// <summary>Opened as an override on a day and some days later, where that is a decision at all.</summary>
        public static Facts Of(Told[] days, Course course, int shift = 0)
        {
            var facts = days.OrderBy(told => told.Day + told.Late).Aggregate(new Facts(course, shift, [], [], []), (facts, told) => facts.With(told));
            if (course.SeenOn > 0)
                facts = facts.Seen(course.SeenOn);
            return course.OpenedOn == 0 ? facts : facts.Opened(course.OpenedOn).Opened(course.OpenedOn + 6);
        }

        public Facts With(Told told)
        {
            var known = told.Day + told.Late;
            var item = told.OfGated ? Gated : First;
            var facts = With(Slot(item, told.Day, Side.Left), told.Left, told.Pain, known).With(Slot(item, told.Day, Side.Right), told.Right, told.PainRight, known);
            return told.Noted
                ? facts.With(DayNote.Record(Day(told.Day), new(null, told.Legs, told.Morning, null), Recorded(known, 30), Notes.LastOrDefault(note => note.On == Day(told.Day))?.Id))
                : facts;
        }

        private Facts With(EntrySlot slot, EntryOutcome outcome, int? pain, int known) =>
            With(StretchEntry.Record(slot, 1, outcome, null, outcome is EntryOutcome.Done or EntryOutcome.Partly ? Given.Pain(pain) : null, Recorded(known, 10), Entries.LastOrDefault(entry => entry.Slot == slot)?.Id));

        public Facts With(StretchEntry entry) => With([entry], []);

        public Facts With(DayNote note) => With([], [note]);

        public Facts With(IReadOnlyList<StretchEntry> entries, IReadOnlyList<DayNote> notes) => this with { Entries = [.. Entries, .. entries], Notes = [.. Notes, .. notes] };

        public Facts Backwards() => this with { Entries = [.. Entries.Reverse()], Notes = [.. Notes.Reverse()], Decisions = [.. Decisions.Reverse()] };

        /// <summary>What was told of one slot keeps its own order; against what was told of others it arrives at another time.</summary>
        public Facts ArrivingOtherwise() => this with
        {
            Entries = [.. Entries.Select(entry => StretchEntry.Record(entry.Slot, entry.Version, entry.Outcome, entry.Amount, entry.Pain, Later(entry.Id, entry.RecordedAt, (Day(19).DayNumber - entry.On.DayNumber) + (int)entry.Side), entry.Supersedes))],
            Notes = [.. Notes.Select(note => DayNote.Record(note.On, note.Answers, Later(note.Id, note.RecordedAt, (Day(19).DayNumber - note.On.DayNumber) * 2), note.Supersedes))],
        };

        /// <summary>The facts as they stood after each moment at which something became known, with the number of that day. What comes at the same moment, as all of a sheet does, is known together.</summary>
        public IEnumerable<(Facts Facts, int Day)> AfterEachMoment() =>
            Entries.Select(entry => entry.RecordedAt).Concat(Notes.Select(note => note.RecordedAt)).Concat(Decisions.Select(decision => decision.At)).Distinct().Order()
                .Select(moment => (this with
                {
                    Entries = [.. Entries.Where(entry => entry.RecordedAt <= moment)],
                    Notes = [.. Notes.Where(note => note.RecordedAt <= moment)],
                    Decisions = [.. Decisions.Where(decision => decision.At <= moment)],
                }, NumberOf(moment)));

        public Facts KnownOn(int day) => this with
        {
            Entries = [.. Entries.Where(entry => NumberOf(entry.RecordedAt) <= day)],
            Notes = [.. Notes.Where(note => NumberOf(note.RecordedAt) <= day)],
            Decisions = [.. Decisions.Where(decision => decision.On <= Day(day))],
        };

        public GateEvaluation At(int today) => GateEvaluation.Of(ForGate(), Day(today));

        public GateEvaluation WhenOpen(int today) => GateEvaluation.WhenOpen(ForGate(), Day(today));

        private GateFacts ForGate() => new(
            Gated, [new(At(0, 0), new(First, Course.Criteria, LapseDays: Course.LapseDays), PainLimits.Default)], [("p", Side.Left), ("p", Side.Right)], Day(0), true, Decisions, Entries, Notes, Given.London.DateAt)
        {
            Scheduled = (first, through) =>
                [.. from day in Enumerable.Range(0, Math.Max(0, through.DayNumber - first.DayNumber + 1)).Select(first.AddDays)
                    where day > Day(0)
                    from side in new[] { Side.Left, Side.Right }
                    select new Due(new(Prescription, First, "p", side, day, 1), PartDose.Moved("p", 1), Frequency.Daily)],
        };

        private Deciding Deciding(int day) => new(Given.Clinic, Given.NewId(), default, Given.Clinician, At(day, DecisionTurn), Day(day));

        private Facts Opened(int day)
        {
            var gate = KnownOn(day).At(day);
            return gate.State == GateState.Open
                ? this
                : this with { Decisions = [.. Decisions, GateDecision.Open(Prescription, Gated, gate, true, "A reason.", Deciding(day))] };
        }

        private Facts Seen(int day) => this with
        {
            Decisions = [.. Decisions, GateDecision.CheckTechnique(Prescription, Gated, KnownOn(day).At(day), true, null, Deciding(day))],
        };

        private int NumberOf(DateTimeOffset at) => Given.London.DateAt(at).DayNumber - Day(0).DayNumber;

        private Recording Later(Guid id, DateTimeOffset at, int days) =>
            new(Given.Clinic, id, Given.Clinician, Source.Tap, Given.Clinician, at.AddDays(days), Day(NumberOf(at) + days), Given.NewId());

        private EntrySlot Slot(Guid item, int day, Side side) => new(Prescription, item, "p", side, Day(day), 1);
    }
}
