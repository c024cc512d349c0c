namespace PrescribeRx.Domain.Identity;

/// <summary>What a new clinic does until its first handout is given, in this order.</summary>
public enum FirstStep { ApproveStretches, AddClinician, AddPatient, SignPrescription, GiveHandout }

/// <summary>How far a clinic has come. Whatever was done counts, in whatever order.</summary>
/// <param name="Clinicians">Who may sign, the lead among them if they treat too.</param>
public sealed record FirstSteps(int Approved, int Clinicians, int Patients, int Signed, int Handouts)
{
    public FirstStep? Next => Enum.GetValues<FirstStep>().Where(step => !IsDone(step)).Select(step => (FirstStep?)step).FirstOrDefault();

    public bool IsDone(FirstStep step) => CountOf(step) > 0;

    public int CountOf(FirstStep step) => step switch
    {
        FirstStep.ApproveStretches => Approved,
        FirstStep.AddClinician => Clinicians,
        FirstStep.AddPatient => Patients,
        FirstStep.SignPrescription => Signed,
        _ => Handouts,
    };
}
