using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Tests.Reports;

public sealed class CaseloadLineTests
{
    [Fact]
    public void A_patient_who_reports_and_waits_for_nothing_needs_nobody()
    {
        var line = Line(Chair().Does(Given.ChairHipFlexor, 3), 4);
        line.Attention.ShouldBeEmpty();
        (line.Status, line.LastReported, line.Name).ShouldBe((PrescriptionStatus.Signed, Given.Day(3), "Amara Okafor"));
    }

    [Fact]
    public void An_eligible_gate_asks_for_a_decision_and_an_open_one_does_not()
    {
        var patient = Given.APatientWith(Given.Part1, Given.Part2).Comfortable(Given.Part1, 1, 3, 4, 6, 7);
        Line(patient, 8).Attention.ShouldBe([Attention.GateEligible]);
        Line(patient.Opens(8), 9).Attention.ShouldBeEmpty();
    }

    [Fact]
    public void A_gate_that_locked_again_asks_for_a_look() =>
        Line(Given.APatientWith(Given.Part1, Given.Part2).OpensAfterAGoodWeek().Tells(8, Legs.NewOrFurtherDown), 9).Attention.ShouldBe([Attention.ScreeningLapsed, Attention.GateLockedAgain]);

    [Fact]
    public void A_gate_that_the_next_version_dropped_asks_for_nothing()
    {
        var patient = Given.APatientWith(Given.Part1, Given.Part2).Comfortable(Given.Part1, 1, 3, 4, 6, 7);
        patient.Prescription.Next(8, draft => draft.RemoveStretch(draft.ItemOf(Given.Part2), one => one.Stretch));
        Line(patient, 9).Attention.ShouldBeEmpty();
    }

    [Fact]
    public void Fourteen_silent_days_since_signing_or_the_last_report_are_noticed()
    {
        Line(Chair(), 13).Attention.ShouldBeEmpty();
        Line(Chair(), 14).Attention.ShouldBe([Attention.NothingReported]);
        Line(Chair().Does(Given.ChairHipFlexor, 10), 23).Attention.ShouldBeEmpty();
        Line(Chair().Does(Given.ChairHipFlexor, 10), 24).Attention.ShouldBe([Attention.NothingReported]);
    }

    [Fact]
    public void A_lapsed_screening_and_a_review_that_is_due_are_noticed()
    {
        var patient = Chair().Does(Given.ChairHipFlexor, 41);
        patient.Screening = Given.AScreening(validDays: 30);
        Line(patient, 41).Attention.ShouldBe([Attention.ScreeningLapsed]);
        Line(patient, 42).Attention.ShouldBe([Attention.ScreeningLapsed, Attention.ReviewDue]);
    }

    [Fact]
    public void A_draft_waits_to_be_signed_unless_its_prescription_has_ended()
    {
        Line(new Care(Given.ADraft(Given.ChairHipFlexor)), 1).Attention.ShouldBe([Attention.DraftToSign]);
        var next = Chair();
        next.Prescription.StartNextVersion(Given.Clinician, Given.At(1));
        Line(next, 2).Attention.ShouldBe([Attention.DraftToSign]);
        next.Prescription.Happens(PrescriptionEventKind.Stopped, 2);
        Line(next, 20).Attention.ShouldBeEmpty();
    }

    [Fact]
    public void A_paused_prescription_is_not_expected_to_be_reported()
    {
        var patient = Chair();
        patient.Prescription.Happens(PrescriptionEventKind.Paused, 2);
        var line = Line(patient, 30);
        line.Attention.ShouldBeEmpty();
        line.Status.ShouldBe(PrescriptionStatus.Paused);
    }

    [Fact]
    public void A_patient_without_a_prescription_is_said_so()
    {
        var line = CaseloadLine.Of(new CareRecord(Given.APatient(), null, [], [], [], [], Given.At(1)), Given.Catalog);
        (line.Status, line.LastReported).ShouldBe((null, null));
        line.Attention.ShouldBe([Attention.NoPrescription]);
    }

    [Fact]
    public void The_same_cause_in_two_prescriptions_is_said_once()
    {
        var (one, other) = (Chair(), Given.APatientWith(Given.SeatedBack));
        CaseloadLine.Of(new CareRecord(one.Patient, one.Screening, [one.Prescription, other.Prescription], [], [], [], Given.At(14)), Given.Catalog).Attention.ShouldBe([Attention.NothingReported]);
    }

    private static Care Chair() => Given.APatientWith(Given.ChairHipFlexor);

    private static CaseloadLine Line(Care patient, int today) => CaseloadLine.Of(patient.On(today), Given.Catalog);
}
