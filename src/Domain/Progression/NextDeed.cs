using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Progression;

public enum NextDeedKind { Screen, DecideGate, FinishDraft, StartPrescription, GiveHandout, Review, TypeDiary }

/// <summary>What a clinician does next for a patient, as far as the record tells: one thing, the most pressing.</summary>
public sealed record NextDeed(NextDeedKind Kind, Guid? Prescription = null, Guid? Item = null)
{
    public static NextDeed Of(CareRecord record, StretchCatalog catalog)
    {
        if (record.WhyNotTreat is not null)
            return new(NextDeedKind.Screen);
        var running = record.Prescriptions.Where(one => one.Status == PrescriptionStatus.Signed).ToList();
        foreach (var prescription in running)
        {
            if (record.GatesOf(prescription, catalog).FirstOrDefault(gate => gate.Value.State == GateState.Eligible) is { Value: not null } ready)
                return new(NextDeedKind.DecideGate, prescription.Id, ready.Key);
        }
        if (record.Prescriptions.FirstOrDefault(one => one.Draft is not null && one.Status != PrescriptionStatus.Ended) is { } draft)
            return new(NextDeedKind.FinishDraft, draft.Id);
        if (running.Count == 0)
            return new(NextDeedKind.StartPrescription);
        if (running.Find(one => record.HandedOut.All(handout => handout.Prescription != one.Id)) is { } without)
            return new(NextDeedKind.GiveHandout, without.Id);
        if (running.Find(one => one.Signed!.ReviewOn <= record.Today) is { } due)
            return new(NextDeedKind.Review, due.Id);
        return new(NextDeedKind.TypeDiary, running[^1].Id);
    }
}
