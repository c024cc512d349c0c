using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Tests.Adherence;

/// <summary>Days are counted from Monday 2 March 2026, on which the prescription is signed.</summary>
public sealed class DiaryCalendarTests
{
    [Fact]
    public void Each_stretch_and_side_has_a_line_left_before_right_and_parts_without_a_side_last()
    {
        var patient = Given.APatientWith(Given.HamstringMobiliser, Given.SeatedBack);
        Lines(patient, 3).Select(line => line.Side).ShouldBe([Side.Left, Side.Right, Side.None, Side.None]);
    }

    [Fact]
    public void What_was_told_is_done_partly_or_not_done_and_silence_on_a_day_that_asked_is_not_reported()
    {
        var patient = Given.APatientWith(Given.SeatedBack).Does(Given.SeatedBack, 1)
            .Does(Given.SeatedBack, 2, EntryOutcome.Partly).Does(Given.SeatedBack, 3, EntryOutcome.NotDone, pain: null);
        Marks(patient, today: 5).ShouldBe(["Done", "Partly", "NotDone", "Unreported", "StillToday", "ToCome"]);
    }

    [Fact]
    public void The_day_of_signing_asks_for_nothing() => Cell(Given.APatientWith(Given.SeatedBack), 0, today: 2).Mark.ShouldBe(CalendarMark.NotScheduled);

    [Fact]
    public void One_of_two_times_told_is_partly_and_so_is_one_of_several_parts()
    {
        var twice = Given.APatientWith(new Asked(Given.SeatedBack, TimesADay: 2)).Does(Given.SeatedBack, 1);
        Cell(twice, 1).ShouldSatisfyAllConditions(cell => cell.Mark.ShouldBe(CalendarMark.Partly), cell => (cell.Told, cell.Asked).ShouldBe((1, 2)));
        var parts = Given.APatientWith(new Asked(Given.Part1, Side.Left)).Does(Given.Part1, 1, part: "knee-hug");
        Cell(parts, 1).Mark.ShouldBe(CalendarMark.Partly);
    }

    [Fact]
    public void A_weekday_that_was_not_asked_is_not_scheduled_and_what_was_done_on_it_says_so()
    {
        var patient = Given.APatientWith(new Asked(Given.SeatedBack, Days: Weekdays.Monday | Weekdays.Wednesday)).Does(Given.SeatedBack, 3);
        Marks(patient, today: 7)[..3].ShouldBe(["NotScheduled", "Unreported", "Done"]);
        Cell(patient, 3).IsBeyondWhatWasAsked.ShouldBeTrue();
        Cell(patient, 2).IsBeyondWhatWasAsked.ShouldBeFalse();
    }

    [Fact]
    public void Locked_resting_withheld_and_paused_days_each_look_their_own_way()
    {
        var gated = Given.APatientWith(new Asked(Given.Part1), new Asked(Given.Part2, FirstRests: true)).OpensAfterAGoodWeek();
        Cell(gated, 7, Given.Part2, today: 9).Mark.ShouldBe(CalendarMark.Locked);
        Cell(gated, 8, Given.Part2, today: 9).Mark.ShouldBe(CalendarMark.Unreported);
        Cell(gated, 8, Given.Part1, today: 9).Mark.ShouldBe(CalendarMark.Resting);

        var withheld = Given.APatientWith(Given.ChairHipFlexor).Learns(FactKind.CannotKneel, 2);
        Cell(withheld, 3, Given.ChairHipFlexor).Mark.ShouldBe(CalendarMark.Withheld);
        Cell(withheld, 1, Given.ChairHipFlexor).Mark.ShouldBe(CalendarMark.Unreported);

        var paused = Given.APatientWith(Given.SeatedBack);
        paused.Prescription.Happens(PrescriptionEventKind.Paused, 2);
        paused.Prescription.Happens(PrescriptionEventKind.Resumed, 4);
        Marks(paused, today: 6)[..5].ShouldBe(["Unreported", "Paused", "Paused", "Paused", "Unreported"]);
    }

    [Fact]
    public void After_the_end_and_after_the_course_nothing_is_scheduled()
    {
        var ended = Given.APatientWith(Given.SeatedBack);
        ended.Prescription.Happens(PrescriptionEventKind.Stopped, 2);
        Marks(ended, today: 4)[..3].ShouldBe(["Unreported", "NotScheduled", "NotScheduled"]);
        Cell(Given.APatientWith(Given.SeatedBack), 57, today: 60).Mark.ShouldBe(CalendarMark.NotScheduled);
    }

    [Fact]
    public void A_day_says_the_worst_pain_from_what_source_how_late_and_whether_it_was_corrected()
    {
        var patient = Given.APatientWith(Given.Part1).Does(Given.Part1, 1, pain: 2, side: Side.Left).Does(Given.Part1, 1, pain: 4, side: Side.Left, at: Given.At(4));
        var left = Line(patient, Given.Part1, 5, Side.Left).Cells[Given.Day(1)];
        (left.Pain, left.DaysLate, left.IsLate, left.IsCorrected).ShouldBe((Given.Pain(4), 3, true, true));
        left.Sources.ShouldBe([Source.Tap]);
        var right = Line(patient, Given.Part1, 5, Side.Right).Cells[Given.Day(1)];
        (right.Pain, right.IsLate, right.IsCorrected, right.Sources.Count).ShouldBe((null, false, false, 0));
    }

    [Fact]
    public void What_was_taken_back_is_not_reported_again_and_marked_as_corrected()
    {
        var patient = Given.APatientWith(Given.SeatedBack).Does(Given.SeatedBack, 1).Does(Given.SeatedBack, 1, EntryOutcome.Unreported, pain: null, at: Given.At(2));
        (Cell(patient, 1).Mark, Cell(patient, 1).IsCorrected, Cell(patient, 1).Told).ShouldBe((CalendarMark.Unreported, true, 0));
    }

    [Fact]
    public void A_morning_that_was_added_later_corrects_nothing_but_another_answer_does()
    {
        var patient = Given.APatientWith(Given.SeatedBack).Tells(1, Legs.None, morning: null).Tells(1, Legs.None, MorningAfter.Same, at: Given.At(2)).Tells(2, Legs.None).Tells(2, Legs.Usual, at: Given.At(3));
        var notes = DiaryCalendar.Of(patient.On(4), patient.Prescription, Given.Catalog, new(Given.Day(1), Given.Day(3))).Notes;
        notes.Values.Select(note => (note.IsCorrected, note.IsToldOrCorrected)).ShouldBe([(false, true), (true, true), (false, false)]);
    }

    [Fact]
    public void A_calendar_agrees_with_the_schedule_on_every_day_and_line()
    {
        var patient = Given.APatientWith(new Asked(Given.Part1, Days: Weekdays.EveryDay & ~Weekdays.Sunday), new Asked(Given.Part2)).OpensAfterAGoodWeek().Flares(11);
        var due = patient.Due(0, 20, today: 20).Select(one => (one.Slot.Item, one.Slot.Side, one.Slot.On)).ToHashSet();
        foreach (var line in Lines(patient, 20))
            foreach (var cell in line.Cells.Values.Where(cell => cell.On <= Given.Day(20)))
                (cell.Asked > 0).ShouldBe(due.Contains((line.Item, line.Side, cell.On)), $"{line.Stretch} {line.Side} {cell.On}");
    }

    [Fact]
    public void The_latest_six_weeks_end_with_this_week_and_a_month_leaves_the_other_days_of_its_weeks_empty()
    {
        var latest = CalendarPeriod.Latest(new(2026, 4, 16));
        (latest.From, latest.Through, latest.Weeks.Count()).ShouldBe((new(2026, 3, 9), new(2026, 4, 19), 6));
        var april = CalendarPeriod.OfMonth(new(2026, 4, 16));
        (april.From, april.Through).ShouldBe((new(2026, 4, 1), new(2026, 4, 30)));
        april.Weeks.First().ShouldBe([null, null, new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 2), new DateOnly(2026, 4, 3), new DateOnly(2026, 4, 4), new DateOnly(2026, 4, 5)]);
        april.Weeks.SelectMany(week => week).OfType<DateOnly>().ShouldBe(april.Days);
    }

    [Fact]
    public void Months_to_choose_from_reach_from_the_first_signing_to_today() =>
        CalendarPeriod.MonthsOf(Given.ASignedPrescription(Given.SeatedBack), new(2026, 5, 1)).ShouldBe([new(2026, 5, 1), new(2026, 4, 1), new(2026, 3, 1)]);

    [Fact]
    public void A_day_keeps_every_fact_with_who_typed_it_and_says_which_stand()
    {
        var patient = Given.APatientWith(Given.SeatedBack).Does(Given.SeatedBack, 1, pain: 3).Does(Given.SeatedBack, 1, EntryOutcome.Partly, pain: 5, at: Given.At(2)).Tells(1, Legs.None).Tells(1, Legs.Usual, at: Given.At(3));
        var day = DiaryDay.Of(patient.On(4), patient.Prescription, Given.Catalog, Given.Day(1));
        var facts = day.Lines.ShouldHaveSingleItem().Facts;
        facts.Select(told => (told.Standing, told.Fact.Outcome, told.Fact.Pain)).ShouldBe(
            [(FactStanding.Superseded, EntryOutcome.Done, Given.Pain(3)), (FactStanding.Stands, EntryOutcome.Partly, Given.Pain(5))]);
        facts.ShouldAllBe(told => told.Fact.TypedBy == Given.Clinician);
        day.Notes.Select(told => (told.Standing, told.Fact.Legs)).ShouldBe([(FactStanding.Superseded, Legs.None), (FactStanding.Stands, Legs.Usual)]);
    }

    [Fact]
    public void Of_two_who_told_the_same_at_the_same_time_both_are_kept_and_one_stands()
    {
        var patient = Given.APatientWith(Given.SeatedBack).Does(Given.SeatedBack, 1);
        var slot = patient.Entries[0].Slot;
        var late = StretchEntry.Record(slot, 1, EntryOutcome.NotDone, null, null, new(Given.Clinic, Given.NewId(), patient.Patient.Id, Source.Recall, Given.Clinician, Given.At(3), Given.Day(3), Given.NewId()), null);
        var record = patient.On(4) with { Entries = [.. patient.Entries, late] };
        var facts = DiaryDay.Of(record, patient.Prescription, Given.Catalog, Given.Day(1)).Lines[0].Facts;
        facts.Select(told => told.Standing).ShouldBe([FactStanding.Superseded, FactStanding.Stands]);
        DiaryCalendar.Of(record, patient.Prescription, Given.Catalog, new(Given.Day(1), Given.Day(1))).Lines[0].Cells[Given.Day(1)].IsCorrected.ShouldBeTrue();
    }

    private static List<string> Marks(Care patient, int today) => [.. Enumerable.Range(1, 6).Select(day => $"{Cell(patient, day, today: today).Mark}")];

    private static CalendarCell Cell(Care patient, int day, string? stretch = null, int today = 7) =>
        Lines(patient, today).First(line => stretch is null || line.Item == patient.Prescription.ItemOf(stretch)).Cells[Given.Day(day)];

    private static CalendarLine Line(Care patient, string stretch, int today, Side side) =>
        Lines(patient, today).First(line => line.Item == patient.Prescription.ItemOf(stretch) && line.Side == side);

    private static IReadOnlyList<CalendarLine> Lines(Care patient, int today) =>
        DiaryCalendar.Of(patient.On(today), patient.Prescription, Given.Catalog, new(Given.Day(0), Given.Day(62))).Lines;
}
