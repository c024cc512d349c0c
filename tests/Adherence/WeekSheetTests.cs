using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Tests.Adherence;

public sealed class WeekSheetTests
{
    [Fact]
    public void A_stretch_that_only_lapsed_can_be_typed_from_paper_but_not_told_by_the_link()
    {
        var patient = Given.APatientWith(Given.Part1, Given.Part2).OpensAfterAGoodWeek();
        patient.Gate(25).LockedBecause.ShouldBe("Nothing was reported as done for 14 days.");
        patient.Sheet(25, 25).RowsOn(Given.Day(25)).ShouldContain(row => row.Item == patient.Prescription.ItemOf(Given.Part2));
        new DaySheet(patient.On(25), Given.Catalog, Given.Day(25)).Stretches.ShouldNotContain(stretch => stretch.Item == patient.Prescription.ItemOf(Given.Part2));
        patient.Flares(20);
        patient.Sheet(25, 25).RowsOn(Given.Day(25)).ShouldNotContain(row => row.Item == patient.Prescription.ItemOf(Given.Part2), "a flare is another matter");
    }

    [Fact]
    public void A_line_for_each_side_and_time_of_day_and_seconds_only_where_it_stands_for_one_part()
    {
        Rows(new Asked(Given.ChairHipFlexor, TimesADay: 2)).ShouldBe(["Left 1 seconds", "Right 1 seconds", "Left 2 seconds", "Right 2 seconds"]);
        Rows(new Asked(Given.Part1, Side.Left)).ShouldBe(["Left 1"]);
        Rows(new Asked(Given.HamstringMobiliser)).ShouldBe(["Left 1 seconds", "Right 1 seconds", "None 1"]);
    }

    [Fact]
    public void The_week_begins_on_Monday() =>
        Enumerable.Range(-1, 9).Select(day => WeekSheet.MondayOf(Given.Day(day)).DayNumber - Given.Day(0).DayNumber).ShouldBe([-7, 0, 0, 0, 0, 0, 0, 0, 7]);

    [Fact]
    public void A_tick_on_a_line_is_a_fact_for_each_of_its_parts()
    {
        var patient = Given.APatientWith(Given.Part1);
        patient.Types(1, 2, [Cell(patient, Given.Part1, 1, Side.Left, EntryOutcome.Done, pain: 2)]).Entries.ShouldBe(2);
        patient.Entries.Select(entry => (entry.Part, entry.Side, entry.Outcome, entry.Pain, entry.Source, entry.DaysLate)).ShouldBe(
        [
            ("figure-4-rest", Side.Left, EntryOutcome.Done, Given.Pain(2), Source.Paper, 1),
            ("knee-hug", Side.Left, EntryOutcome.Done, Given.Pain(2), Source.Paper, 1),
        ]);
    }

    [Fact]
    public void Typing_the_same_sheet_twice_changes_nothing()
    {
        var patient = Given.APatientWith(Given.ChairHipFlexor, Given.Part1);
        WeekCell[] cells =
        [
            Cell(patient, Given.ChairHipFlexor, 1, Side.Left, EntryOutcome.Done, 60, 2), Cell(patient, Given.ChairHipFlexor, 1, Side.Right, EntryOutcome.NotDone, pain: 2),
            Cell(patient, Given.Part1, 2, Side.Left, EntryOutcome.Partly, pain: 0), Cell(patient, Given.Part1, 2, Side.Right, null, pain: 0),
        ];
        var day = Day(1, new(Given.Pain(3), Legs.Usual, MorningAfter.Same, "Slept well"));
        patient.Types(1, 3, cells, day).ShouldBe((4, 1));
        patient.Types(1, 4, cells, day).ShouldBe((0, 0));
        patient.Entries.Single(entry => entry.Outcome == EntryOutcome.NotDone).Pain.ShouldBeNull();
    }

    [Fact]
    public void Saving_a_sheet_as_it_is_shown_changes_nothing_though_parts_and_sides_differ()
    {
        var patient = Given.APatientWith(Given.ChairHipFlexor, Given.Part1)
            .Does(Given.ChairHipFlexor, 1, pain: 1, side: Side.Left, amount: 55).Does(Given.ChairHipFlexor, 1, pain: 3, side: Side.Right)
            .Does(Given.Part1, 1, pain: 4, side: Side.Left, part: "knee-hug", amount: 60)
            .Does(Given.Part1, 1, EntryOutcome.Partly, pain: null, side: Side.Right, part: "knee-hug", amount: 10).Does(Given.Part1, 1, side: Side.Right, part: "figure-4-rest", pain: 0);
        patient.Types(1, 2, AsShown(patient, 1, 2)).ShouldBe((0, 0));
    }

    [Fact]
    public void Pain_that_is_changed_is_changed_for_all_that_was_done_of_the_stretch_that_day_and_nothing_else_is()
    {
        var patient = Given.APatientWith(Given.Part1).Does(Given.Part1, 1, pain: 4, side: Side.Left, part: "knee-hug", amount: 60).Does(Given.Part1, 1, EntryOutcome.NotDone, pain: null, side: Side.Right);
        var changed = AsShown(patient, 1, 2).Select(cell => cell with { Pain = Given.Pain(1) }).ToList();
        patient.Types(1, 2, changed).Entries.ShouldBe(1);
        var corrected = patient.Entries[^1];
        (corrected.Part, corrected.Outcome, corrected.Amount, corrected.Pain, corrected.Supersedes).ShouldBe(("knee-hug", EntryOutcome.Done, 60, Given.Pain(1), patient.Entries[0].Id));
    }

    [Fact]
    public void A_side_added_later_takes_the_pain_of_the_sheet_and_leaves_the_other_side_alone()
    {
        var patient = Given.APatientWith(Given.ChairHipFlexor).Does(Given.ChairHipFlexor, 1, pain: 3, side: Side.Left);
        var cells = AsShown(patient, 1, 2).Select(cell => cell.Side == Side.Right ? cell with { Outcome = EntryOutcome.Done } : cell).ToList();
        patient.Types(1, 2, cells).Entries.ShouldBe(1);
        (patient.Entries[^1].Side, patient.Entries[^1].Pain).ShouldBe((Side.Right, Given.Pain(3)));
    }

    [Fact]
    public void A_line_partly_done_that_becomes_done_adds_only_the_parts_that_were_missing()
    {
        var patient = Given.APatientWith(Given.Part1).Does(Given.Part1, 1, side: Side.Left, part: "knee-hug", amount: 60);
        patient.Types(1, 2, [Cell(patient, Given.Part1, 1, Side.Left, EntryOutcome.Done, pain: 1)]).Entries.ShouldBe(1);
        patient.Diary.Entries.Select(entry => (entry.Part, entry.Amount)).ShouldBe([("knee-hug", 60), ("figure-4-rest", null)], ignoreOrder: true);
    }

    [Fact]
    public void A_correction_supersedes_the_fact_that_stood()
    {
        var patient = Given.APatientWith(Given.SeatedBack);
        patient.Types(1, 2, [Cell(patient, Given.SeatedBack, 1, Side.None, EntryOutcome.Done, 20, 2)]);
        patient.Types(1, 3, [Cell(patient, Given.SeatedBack, 1, Side.None, EntryOutcome.Done, 40, 2)]).Entries.ShouldBe(1);
        patient.Entries[1].Supersedes.ShouldBe(patient.Entries[0].Id);
        patient.Diary.Entries.ShouldHaveSingleItem().Amount.ShouldBe(40);
    }

    [Fact]
    public void A_cleared_cell_becomes_unreported_and_its_pain_goes_with_it()
    {
        var patient = Given.APatientWith(Given.SeatedBack);
        patient.Types(1, 2, [Cell(patient, Given.SeatedBack, 1, Side.None, EntryOutcome.Done, pain: 2)]);
        patient.Types(1, 3, [Cell(patient, Given.SeatedBack, 1, Side.None, null, pain: 2)]).Entries.ShouldBe(1);
        patient.Diary.Entries.ShouldBeEmpty();
        patient.Types(1, 3, [Cell(patient, Given.SeatedBack, 1, Side.None, null)]).Entries.ShouldBe(0);
        patient.Types(1, 3, [Cell(patient, Given.SeatedBack, 1, Side.None, EntryOutcome.Unreported)]).Entries.ShouldBe(0);
    }

    [Fact]
    public void A_cleared_note_leaves_the_day_unreported()
    {
        var patient = Given.APatientWith(Given.SeatedBack).Tells(1, Legs.NewOrFurtherDown);
        patient.Types(1, 3, [], Day(1, DayAnswers.Unreported)).Notes.ShouldBe(1);
        patient.Diary.AnswersOn(Given.Day(1)).ShouldBe(DayAnswers.Unreported);
    }

    [Theory]
    [InlineData(2, EntryOutcome.Done, null, null, "This day has not come yet.")]
    [InlineData(-1, EntryOutcome.Done, null, null, "This stretch was not prescribed, or was locked or withheld, on this day.")]
    [InlineData(1, null, 30, null, "Say whether it was done or partly done, or leave out the seconds.")]
    [InlineData(1, EntryOutcome.NotDone, 30, null, "Say whether it was done or partly done, or leave out the seconds.")]
    [InlineData(1, EntryOutcome.Done, -1, null, "Enter the seconds as a whole number, from 0 to 3600.")]
    [InlineData(1, EntryOutcome.Done, 3601, null, "Enter the seconds as a whole number, from 0 to 3600.")]
    [InlineData(1, EntryOutcome.NotDone, null, 3, "Say whether it was done or partly done, or leave out the pain.")]
    [InlineData(1, null, null, 3, "Say whether it was done or partly done, or leave out the pain.")]
    public void A_cell_that_cannot_be_is_refused_on_its_field(int day, EntryOutcome? outcome, int? amount, int? pain, string sentence)
    {
        var patient = Given.APatientWith(Given.SeatedBack);
        Refused(() => patient.Types(day, 1, [Cell(patient, Given.SeatedBack, day, Side.None, outcome, amount, pain)])).ShouldBe(["cell: " + sentence]);
    }

    [Fact]
    public void Seconds_for_a_line_of_several_parts_are_refused()
    {
        var patient = Given.APatientWith(Given.Part1);
        Refused(() => patient.Types(1, 1, [Cell(patient, Given.Part1, 1, Side.Left, EntryOutcome.Done, 30)])).ShouldBe(["cell: Leave out the seconds: this line stands for several parts."]);
    }

    [Fact]
    public void A_stretch_that_was_locked_that_day_is_refused_and_has_no_line()
    {
        var patient = Given.APatientWith(Given.Part1, Given.Part2).OpensAfterAGoodWeek();
        var part2 = patient.Prescription.ItemOf(Given.Part2);
        patient.Sheet(1, 9).Rows.ShouldNotContain(row => row.Item == part2);
        patient.Sheet(7, 9).Rows.ShouldContain(row => row.Item == part2);
        Refused(() => patient.Types(6, 9, [Cell(patient, Given.Part2, 6, Side.Left, EntryOutcome.Done)])).ShouldBe(["cell: This stretch was not prescribed, or was locked or withheld, on this day."]);
        patient.Types(7, 9, [Cell(patient, Given.Part2, 7, Side.Left, EntryOutcome.Done)]).Entries.ShouldBe(2);
    }

    [Fact]
    public void What_a_later_version_dropped_can_still_be_typed_in_for_the_days_on_which_it_was_given()
    {
        var patient = Given.APatientWith(Given.Part1, Given.Part2).OpensAfterAGoodWeek();
        var cell = Cell(patient, Given.Part2, 9, Side.Left, EntryOutcome.Done);
        patient.Prescription.Next(11, draft => draft.RemoveStretch(draft.ItemOf(Given.Part2), one => one.Stretch));
        patient.Types(9, 12, [cell]).Entries.ShouldBe(2);
    }

    [Fact]
    public void A_day_of_a_pause_takes_no_entry_but_the_days_it_began_and_ended_do()
    {
        var patient = Given.APatientWith(Given.SeatedBack);
        patient.Prescription.Happens(PrescriptionEventKind.Paused, 2);
        patient.Prescription.Happens(PrescriptionEventKind.Resumed, 4);
        var sheet = patient.Sheet(1, 6);
        Enumerable.Range(0, 7).Where(day => sheet.CanFill(sheet.Rows[0], Given.Day(day))).ShouldBe([0, 1, 2, 4, 5, 6]);
    }

    [Fact]
    public void A_note_of_the_future_the_morning_after_today_and_a_day_before_the_prescription_are_refused()
    {
        var patient = Given.APatientWith(Given.SeatedBack);
        var better = DayAnswers.Unreported with { MorningAfter = MorningAfter.Better };
        Refused(() => patient.Types(1, 1, [], Day(2, better))).ShouldBe(["day: This day has not come yet."]);
        Refused(() => patient.Types(1, 1, [], Day(1, better))).ShouldBe(["day: The morning after has not come yet."]);
        Refused(() => patient.Types(-1, 1, [], Day(-1, better))).ShouldBe(["day: Nothing had been prescribed yet on this day."]);
        patient.Types(1, 1, [], Day(1, DayAnswers.Unreported with { Legs = Legs.None }), Day(0, better), Day(-1, DayAnswers.Unreported)).Notes.ShouldBe(2);
    }

    [Fact]
    public void A_paused_day_can_be_noted_since_what_was_felt_matters_all_the_same()
    {
        var patient = Given.APatientWith(Given.SeatedBack);
        patient.Prescription.Happens(PrescriptionEventKind.Paused, 2);
        patient.Types(3, 4, [], Day(3, DayAnswers.Unreported with { Legs = Legs.NewOrFurtherDown })).Notes.ShouldBe(1);
    }

    [Fact]
    public void Every_cell_that_is_wrong_is_named_and_nothing_is_added()
    {
        var patient = Given.APatientWith(Given.SeatedBack);
        Refused(() => patient.Types(1, 1,
            [Cell(patient, Given.SeatedBack, 1, Side.None, EntryOutcome.Done), Cell(patient, Given.SeatedBack, 2, Side.None, EntryOutcome.Done), Cell(patient, Given.SeatedBack, 3, Side.None, EntryOutcome.Done)])).Count.ShouldBe(2);
        patient.Entries.ShouldBeEmpty();
    }

    [Fact]
    public void One_form_sent_twice_makes_the_same_client_ids_and_another_form_makes_others()
    {
        var patient = Given.APatientWith(Given.Part1);
        WeekCell[] cells = [Cell(patient, Given.Part1, 1, Side.Left, EntryOutcome.Done)];
        var (one, other) = (Given.NewId(), Given.NewId());
        Ids(one).ShouldBe(Ids(one));
        Ids(one).Concat(Ids(other)).Distinct().Count().ShouldBe(4);

        List<Guid> Ids(Guid submission)
        {
            var ids = new List<Guid>();
            patient.Sheet(1, 2).Transcribe(cells, [], submission, id =>
            {
                ids.Add(id);
                return new(Given.Clinic, Given.NewId(), patient.Patient.Id, Source.Paper, Given.Clinician, Given.At(2), Given.Day(2), id);
            });
            return ids;
        }
    }

    private static IEnumerable<string> Rows(Asked asked) =>
        Given.APatientWith(asked).Sheet(1, 2).Rows.Select(row => row.TakesAmount ? $"{row.Side} {row.Session} {row.AmountUnit}" : $"{row.Side} {row.Session}");

    private static List<WeekCell> AsShown(Care patient, int day, int today)
    {
        var sheet = patient.Sheet(day, today);
        return [.. sheet.Rows.Select(row =>
        {
            var (outcome, amount) = sheet.Cell(row, Given.Day(day));
            return new WeekCell(row.Item, row.Side, row.Session, Given.Day(day), outcome, amount, sheet.PainOf(row.Item, Given.Day(day)), "cell");
        })];
    }

    private static WeekCell Cell(Care patient, string stretch, int day, Side side, EntryOutcome? outcome, int? amount = null, int? pain = null) =>
        new(patient.Prescription.ItemOf(stretch), side, 1, Given.Day(day), outcome, amount, Given.Pain(pain), "cell");

    private static WeekDay Day(int day, DayAnswers answers) => new(Given.Day(day), answers, "day");

    private static List<string> Refused(Action deed) => [.. Should.Throw<Refusal>(deed).Reasons.Select(reason => $"{reason.Field}: {reason.Sentence}")];
}
