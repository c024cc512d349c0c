using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Tests.Safety;

/// <summary>What happens to a stretch that a patient has, when something new comes to be known.</summary>
public sealed class WithholdingTests
{
    [Fact]
    public void A_new_block_withholds_the_stretch_it_is_about_from_that_moment_and_no_other()
    {
        var care = AtTheChair().Learns(FactKind.KneePain, day: 5);
        Withheld(care, today: 4).ShouldBeEmpty();
        Withheld(care, today: 5).ShouldBe([care.Prescription.ItemOf(Given.ChairHipFlexor)]);
    }

    [Fact]
    public void A_new_warning_does_not_withhold()
    {
        var care = AtTheChair().Learns(FactKind.KneeReplacement, day: 5);
        Withheld(care, today: 6).ShouldBeEmpty();
        care.On(6).OpenPrecautions(Given.Catalog).ShouldHaveSingleItem().Conflict.Rule.Id.ShouldBe("knee-replacement-kneeling");
    }

    [Fact]
    public void A_fact_that_becomes_unknown_again_warns_and_does_not_withhold()
    {
        var care = AtTheChair().Learns(FactKind.KneePain, day: 5).Learns(FactKind.KneePain, day: 6, FactState.Unknown);
        Withheld(care, today: 5).ShouldNotBeEmpty();
        Withheld(care, today: 6).ShouldBeEmpty();
        care.On(6).OpenPrecautions(Given.Catalog).ShouldHaveSingleItem().Conflict.IsUnknown.ShouldBeTrue();
    }

    [Fact]
    public void A_clinician_who_decides_with_a_reason_gives_it_back()
    {
        var care = AtTheChair().Learns(FactKind.KneePain, day: 5).Acknowledges(Given.ChairHipFlexor, day: 8);
        Withheld(care, today: 9).ShouldBeEmpty();
        var spell = care.On(9).WithheldOf(care.Prescription, Given.Catalog).Values.Single().Spells.ShouldHaveSingleItem();
        (spell.From, spell.Until).ShouldBe((Given.At(5, 9), Given.At(8)));
    }

    [Fact]
    public void Another_answer_to_the_same_question_asks_again()
    {
        var care = AtTheChair().Learns(FactKind.KneePain, day: 5).Acknowledges(Given.ChairHipFlexor, day: 6)
            .Learns(FactKind.KneePain, day: 7, FactState.Absent).Learns(FactKind.KneePain, day: 9);
        Withheld(care, today: 8).ShouldBeEmpty();
        Withheld(care, today: 9).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_newer_version_of_the_rule_asks_again_from_its_day_on()
    {
        var care = AtTheChair().Learns(FactKind.KneePain, day: 5).Acknowledges(Given.ChairHipFlexor, day: 6);
        var rule = Given.Rules.Find("knee-pain-kneeling", Given.At(0))!;
        care.Rules = Given.Rules.With([rule with { Version = 1, IsOfClinic = true, Override = OverridePolicy.Lead, Since = Given.At(10) }]);
        Withheld(care, today: 9).ShouldBeEmpty();
        Withheld(care, today: 10).ShouldNotBeEmpty();
        Due(care, 9).ShouldContain(Given.ChairHipFlexor);
        Due(care, 11).ShouldNotContain(Given.ChairHipFlexor);
    }

    [Fact]
    public void A_rule_that_stops_counting_with_time_gives_it_back_on_its_day()
    {
        var care = Given.APatientWith(Given.StandingLunge).Learns(FactKind.HipReplacement, day: 5, approach: HipApproach.Anterior, on: Given.Day(-80));
        Withheld(care, today: 5).ShouldBeEmpty();
        care = Given.APatientWith(Given.StandingLunge).Learns(FactKind.HipReplacement, day: 2, approach: HipApproach.Anterior, on: Given.Day(-80));
        Withheld(care, today: 3).ShouldNotBeEmpty();
        Withheld(care, today: 4).ShouldBeEmpty();
        Due(care, 3).ShouldBeEmpty();
        Due(care, 4).ShouldBe([Given.StandingLunge]);
    }

    [Fact]
    public void A_day_on_which_it_was_withheld_at_any_time_is_not_scheduled()
    {
        var care = AtTheChair().Learns(FactKind.KneePain, day: 5).Acknowledges(Given.ChairHipFlexor, day: 8);
        foreach (var day in new[] { 4, 9 })
            Due(care, day).ShouldBe([Given.ChairHipFlexor, Given.SeatedBack], $"{day}");
        foreach (var day in new[] { 5, 6, 7, 8 })
            Due(care, day).ShouldBe([Given.SeatedBack], $"{day}");
    }

    [Fact]
    public void The_diary_takes_what_was_done_before_and_after_and_nothing_of_the_days_between()
    {
        var care = AtTheChair().Learns(FactKind.KneePain, day: 1).Acknowledges(Given.ChairHipFlexor, day: 4);
        var sheet = care.Sheet(1, today: 6);
        var row = sheet.Rows.First(row => row.Item == care.Prescription.ItemOf(Given.ChairHipFlexor));
        Enumerable.Range(0, 7).Select(day => sheet.CanFill(row, Given.Day(day))).ShouldBe([true, true, false, false, true, true, true]);
        var refused = Should.Throw<Refusal>(() => care.Types(1, today: 6, [new(row.Item, row.Side, 1, Given.Day(2), EntryOutcome.Done, null, null, "cell")]));
        refused.Reasons.ShouldHaveSingleItem().ShouldBe(new("cell", "This stretch was not prescribed, or was locked or withheld, on this day."));
    }

    [Fact]
    public void Signing_the_next_version_without_it_ends_it()
    {
        var care = AtTheChair().Learns(FactKind.KneePain, day: 5);
        care.On(6).OpenPrecautions(Given.Catalog).ShouldNotBeEmpty();
        care.Prescription.Next(6, draft => draft.RemoveStretch(draft.ItemOf(Given.ChairHipFlexor), _ => "Chair"));
        care.On(7).OpenPrecautions(Given.Catalog).ShouldBeEmpty();
    }

    [Fact]
    public void An_acknowledgement_goes_through_to_the_next_version()
    {
        var care = AtTheChair().Learns(FactKind.KneePain, day: 5).Acknowledges(Given.ChairHipFlexor, day: 6);
        care.Prescription.Next(7, draft => draft.RemoveStretch(draft.ItemOf(Given.SeatedBack), _ => "Back"));
        Withheld(care, today: 8).ShouldBeEmpty();
        care.On(8).OpenPrecautions(Given.Catalog).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_told_today_never_changes_what_was_withheld_last_week()
    {
        var care = AtTheChair().Learns(FactKind.KneePain, day: 5);
        var before = care.Due(1, 7, today: 8).Count;
        care.Learns(FactKind.KneePain, day: 9, FactState.Absent).Learns(FactKind.CannotKneel, day: 10);
        care.Due(1, 7, today: 11).Count.ShouldBe(before);
    }

    [Fact]
    public void A_stretch_that_is_withheld_earns_and_costs_nothing()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor).Learns(FactKind.KneePain, day: 3);
        foreach (var day in new[] { 1, 2 })
            care.Does(Given.ChairHipFlexor, day);
        var figures = care.Figures(1, 7);
        (figures.Sessions.Done, figures.Sessions.Scheduled).ShouldBe((2, 2));
    }

    [Fact]
    public void Each_open_precaution_of_what_the_patient_has_is_listed_with_a_key_that_stays_until_rule_or_fact_changes()
    {
        var care = AtTheChair().Learns(FactKind.KneePain, day: 5);
        var key = care.On(5).OpenPrecautions(Given.Catalog).ShouldHaveSingleItem().Key;
        care.On(9).OpenPrecautions(Given.Catalog).Single().Key.ShouldBe(key);
        care.Learns(FactKind.KneePain, day: 10, FactState.Absent).Learns(FactKind.KneePain, day: 11);
        care.On(11).OpenPrecautions(Given.Catalog).Single().Key.ShouldNotBe(key);

        care.Acknowledges(Given.ChairHipFlexor, day: 12);
        care.On(12).OpenPrecautions(Given.Catalog).ShouldBeEmpty();
        care.Learns(FactKind.CannotKneel, day: 13);
        care.Prescription.Happens(PrescriptionEventKind.Paused, 14);
        care.On(14).OpenPrecautions(Given.Catalog).ShouldNotBeEmpty("what is paused goes on again");
        care.Prescription.Happens(PrescriptionEventKind.Stopped, 15);
        care.On(15).OpenPrecautions(Given.Catalog).ShouldBeEmpty();
    }

    private static Care AtTheChair() => Given.APatientWith(Given.ChairHipFlexor, Given.SeatedBack);

    private static IEnumerable<Guid> Withheld(Care care, int today) =>
        care.On(today).WithheldOf(care.Prescription, Given.Catalog).Where(one => one.Value.IsNow).Select(one => one.Key);

    private static IEnumerable<string> Due(Care care, int day) =>
        care.Due(day, day, today: day + 1).Select(due => care.Prescription.Signed!.Find(due.Slot.Item)!.Stretch).Distinct();
}
