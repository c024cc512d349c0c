using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Tests.Progression;

/// <summary>What comes next for a patient, as their chart says it: the most pressing first.</summary>
public sealed class NextDeedTests
{
    [Fact]
    public void Whoever_may_not_be_treated_is_screened_before_anything_else()
    {
        var patient = Given.APatientWith(Given.ChairHipFlexor);
        patient.Screening = null;
        Next(patient.On(1)).ShouldBe(new(NextDeedKind.Screen));
    }

    [Fact]
    public void A_gate_that_is_ready_is_decided_before_a_draft_is_finished()
    {
        var patient = Given.APatientWith(Given.Part1, Given.Part2).Comfortable(Given.Part1, 1, 3, 4, 6, 7);
        var record = patient.On(8);
        Next(record).ShouldBe(new(NextDeedKind.DecideGate, patient.Prescription.Id, patient.Prescription.ItemOf(Given.Part2)));
        patient.Prescription.StartNextVersion(Given.Clinician, Given.At(8));
        Next(patient.On(8)).Kind.ShouldBe(NextDeedKind.DecideGate);
    }

    [Fact]
    public void A_draft_is_finished_then_the_handout_given_then_the_diary_typed_in_until_the_review_is_due()
    {
        var draft = Given.ADraft(Given.ChairHipFlexor);
        Next(Record(draft, 0)).ShouldBe(new(NextDeedKind.FinishDraft, draft.Id));
        var signed = Given.ASignedPrescription(Given.ChairHipFlexor);
        Next(Record(signed, 1)).ShouldBe(new(NextDeedKind.GiveHandout, signed.Id));
        HandedOut[] given = [new(signed.Id, 1, "what it said")];
        Next(Record(signed, 1) with { HandedOut = given }).ShouldBe(new(NextDeedKind.TypeDiary, signed.Id));
        Next(Record(signed, 42) with { HandedOut = given }).ShouldBe(new(NextDeedKind.Review, signed.Id));
    }

    [Fact]
    public void Where_nothing_runs_a_prescription_is_started()
    {
        Next(Record(null, 1)).ShouldBe(new(NextDeedKind.StartPrescription));
        var ended = Given.ASignedPrescription(Given.ChairHipFlexor);
        ended.Happens(PrescriptionEventKind.Completed, 3);
        Next(Record(ended, 4)).ShouldBe(new(NextDeedKind.StartPrescription));
    }

    private static NextDeed Next(CareRecord record) => NextDeed.Of(record, Given.Catalog);

    private static CareRecord Record(Prescription? prescription, int today) =>
        new(Given.APatient(), Given.AScreening(), prescription is null ? [] : [prescription], [], [], [], Given.At(today, 12)) { Rules = Given.Rules };
}
