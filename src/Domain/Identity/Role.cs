namespace PrescribeRx.Domain.Identity;

/// <summary>What a person is in the clinic. Roles combine.</summary>
[Flags]
public enum Roles
{
    None = 0,
    Lead = 1,
    Clinician = 2,
    Assistant = 4,
}

/// <summary>What a deed needs. A deed that names none of these is refused to everybody.</summary>
public enum Right
{
    /// <summary>Patients, their facts, prescriptions, diaries and reports, to read.</summary>
    ReadPatients,
    /// <summary>Add patients and keep their facts.</summary>
    KeepPatients,
    Screen,
    Prescribe,
    DecideGates,
    CloseAlerts,
    /// <summary>Give an alert to somebody else.</summary>
    HandOverAlerts,
    /// <summary>How the clinic keeps up with its alerts.</summary>
    OverseeAlerts,
    /// <summary>Figures of the clinic as a whole.</summary>
    ReadClinicReport,
    RecordAdverseEvents,
    /// <summary>The clinic's safety policy and its precaution rules.</summary>
    KeepSafetyPolicy,
    KeepDiary,
    /// <summary>Make, hand out and revoke the link to a patient's own page.</summary>
    KeepLinks,
    ProduceHandouts,
    ReadCatalog,
    ApproveCatalog,
    ManagePeople,
    /// <summary>What patients are told of the clinic: its name, telephone and hours.</summary>
    KeepClinic,
    ReadAudit,
    /// <summary>Decide on a precaution with a reason; whether a block is theirs to decide on, its rule says.</summary>
    AcknowledgePrecautions,
}

public static class RolesRights
{
    private static readonly Right[] OfClinician =
    [
        Right.ReadPatients, Right.KeepPatients, Right.Screen, Right.Prescribe, Right.AcknowledgePrecautions, Right.DecideGates, Right.CloseAlerts, Right.HandOverAlerts,
        Right.RecordAdverseEvents, Right.KeepDiary, Right.KeepLinks, Right.ProduceHandouts, Right.ReadCatalog,
    ];

    private static readonly Right[] OfAssistant =
        [Right.ReadPatients, Right.KeepPatients, Right.RecordAdverseEvents, Right.KeepDiary, Right.KeepLinks, Right.ProduceHandouts, Right.ReadCatalog];

    private static readonly Right[] OfLead =
        [Right.ReadPatients, Right.ReadCatalog, Right.AcknowledgePrecautions, Right.HandOverAlerts, Right.OverseeAlerts, Right.ReadClinicReport, Right.KeepSafetyPolicy, Right.ApproveCatalog, Right.ManagePeople, Right.KeepClinic, Right.ReadAudit];

    public static bool Allow(this Roles roles, Right right) =>
        (roles.HasFlag(Roles.Clinician) && OfClinician.Contains(right))
        || (roles.HasFlag(Roles.Assistant) && OfAssistant.Contains(right))
        || (roles.HasFlag(Roles.Lead) && OfLead.Contains(right));
}
