using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Reports;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Tests.Reports;

public sealed class CaseloadLineTests
{
    private static readonly Guid Patient = Given.NewId();

    [Fact]
    public void A_patient_who_waits_for_nothing_needs_nobody()
    {
        var line = Line([Given.ASignedPrescription(Given.ChairHipFlexor)]);
        line.Reasons.ShouldBeEmpty();
        (line.Status, line.Name, line.LastReported, line.ReviewOn).ShouldBe((CaseloadStatus.Running, "Amara Okafor", Given.Day(3), Given.Day(42)));
    }

    [Fact]
    public void A_draft_waits_for_who_started_it_unless_its_prescription_has_ended()
    {
        var draft = Given.ADraft(Given.ChairHipFlexor);
        Line([draft]).Reasons.ShouldHaveSingleItem().ShouldBe(new(Attention.DraftToSign, Given.Clinician, Given.At(7, 9), Prescription: draft.Id));
        var next = Given.ASignedPrescription(Given.ChairHipFlexor);
        next.StartNextVersion(Given.Clinician, Given.At(1));
        Line([next]).Reasons.ShouldHaveSingleItem().What.ShouldBe(Attention.DraftToSign);
        next.Happens(PrescriptionEventKind.Stopped, 2);
        Line([next]).Reasons.ShouldBeEmpty();
    }

    [Fact]
    public void A_patient_without_a_prescription_waits_for_who_took_them_on()
    {
        var line = Line([]);
        line.Status.ShouldBe(CaseloadStatus.NoPrescription);
        line.Reasons.ShouldHaveSingleItem().ShouldBe(new(Attention.NoPrescription, Given.Clinician, Given.At(7, 8)));
    }

    [Fact]
    public void The_gravest_reason_comes_first_and_of_two_as_grave_the_one_that_waits_longest()
    {
        Reason[] alerts = [Alert(AlertKind.ReviewDue, 1), Alert(AlertKind.StopPain, 5), Alert(AlertKind.LegSymptoms, 6), Alert(AlertKind.Lapse, 2), Alert(AlertKind.TellPatient, 3), Alert(AlertKind.EmergencySign, 9)];
        Line([Given.ADraft(Given.ChairHipFlexor)], alerts).Reasons.Select(reason => reason.What).ShouldBe(
            [Attention.EmergencySign, Attention.StopPain, Attention.LegSymptoms, Attention.TellPatient, Attention.ReviewDue, Attention.Lapse, Attention.DraftToSign]);
    }

    [Fact]
    public void The_same_reason_in_two_prescriptions_is_said_once()
    {
        var line = Line([Given.ASignedPrescription(Given.ChairHipFlexor)], Alert(AlertKind.Lapse, 5), Alert(AlertKind.Lapse, 4));
        line.Reasons.ShouldHaveSingleItem().DueBy.ShouldBe(Given.At(4));
    }

    [Fact]
    public void Every_kind_of_alert_is_a_reason_of_the_same_name_as_grave_as_the_time_it_is_due_within()
    {
        foreach (var kind in Enum.GetValues<AlertKind>())
            Need.Of(kind).ToString().ShouldBe(kind.ToString());
        Enum.GetValues<AlertKind>().Select(kind => Need.UrgencyOf(Need.Of(kind))).ShouldBeInOrder();
        foreach (var same in Enum.GetValues<AlertKind>().GroupBy(Domain.Safety.Alert.DueWithin).Where(same => same.Key <= TimeSpan.FromDays(1)))
            same.Select(kind => Need.UrgencyOf(Need.Of(kind))).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void Who_has_a_prescription_that_runs_is_treated_whatever_became_of_the_others()
    {
        var (running, paused, ended, draft) = (Given.ASignedPrescription(Given.ChairHipFlexor), Given.ASignedPrescription(Given.SeatedBack), Given.ASignedPrescription(Given.SeatedBack), Given.ADraft(Given.SeatedBack));
        paused.Happens(PrescriptionEventKind.Paused, 1);
        ended.Happens(PrescriptionEventKind.Completed, 1);
        Line([ended, draft, paused, running]).Status.ShouldBe(CaseloadStatus.Running);
        Line([ended, draft, paused]).Status.ShouldBe(CaseloadStatus.Paused);
        Line([ended, draft]).Status.ShouldBe(CaseloadStatus.Draft);
        Line([ended]).Status.ShouldBe(CaseloadStatus.Ended);
        Line([paused, ended]).ReviewOn.ShouldBeNull("nothing runs that could be reviewed");
    }

    [Fact]
    public void A_gate_that_the_next_version_dropped_is_led_to_no_more()
    {
        var prescription = Given.ASignedPrescription(Given.Part1, Given.Part2);
        var item = prescription.ItemOf(Given.Part2);
        var ready = Alert(AlertKind.GateEligible, 9) with { Prescription = prescription.Id, Item = item };
        Line([prescription], ready).Reasons.Single().Item.ShouldBe(item);
        prescription.Next(8, draft => draft.RemoveStretch(item, one => one.Stretch));
        Line([prescription], ready).Reasons.Single().Item.ShouldBeNull();
    }

    [Fact]
    public void A_cause_tells_which_stretch_it_is_about()
    {
        var item = Given.NewId();
        foreach (var about in new[] { $"eligible:{item}:2", $"pain:{item}:2026-03-09:6", $"facts:{Given.NewId():N}.{item:N}.knee-pain-kneeling.1.x" })
            AlertRules.ItemIn(about).ShouldBe(item);
        AlertRules.ItemIn("legs:2026-03-09").ShouldBeNull();
    }

    private static Reason Alert(AlertKind kind, int dueOn) => new(Need.Of(kind), Given.Clinician, Given.At(dueOn), Given.NewId());

    private static CaseloadLine Line(IReadOnlyList<Prescription> prescriptions, params Reason[] alerts) =>
        CaseloadLine.Of(new(Patient, 1, "Amara Okafor", Given.Clinician, Given.At(0, 8), Given.Day(3)), prescriptions, alerts);
}
