using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Patients;

public interface IPatientLinks
{
    /// <summary>The link that the patient was given and that is not revoked.</summary>
    Task<PatientLink?> CurrentOf(Guid patient, CancellationToken ct);

    /// <summary>All of a patient's links that are not revoked, those on handouts too.</summary>
    Task<IReadOnlyList<PatientLink>> AllOf(Guid patient, CancellationToken ct);

    /// <summary>The code on a handout, unless it is revoked.</summary>
    Task<PatientLink?> OnHandout(Guid patient, int number, CancellationToken ct);

    /// <summary>Whoever has this token, in whatever clinic; one statement, found or not.</summary>
    Task<LinkHolder?> WithToken(string tokenHash, CancellationToken ct);

    /// <summary>The holder of a link by its id; one statement, found or not.</summary>
    Task<LinkHolder?> WithId(Guid clinic, Guid link, CancellationToken ct);

    /// <summary>The review date of the patient's latest prescription that has not ended.</summary>
    Task<DateOnly?> ReviewOf(Guid patient, CancellationToken ct);

    Task NoteVisit(Guid link, DateTimeOffset at, CancellationToken ct);

    void Add(PatientLink link);

    /// <exception cref="Domain.Refusal">Somebody else changed the link a moment ago.</exception>
    Task Save(CancellationToken ct);
}

/// <summary>A link with the patient it belongs to, and what it takes to let them in.</summary>
public sealed record LinkHolder(PatientLink Link, Patient Patient, Clinic Clinic, SafetyPolicy? Policy, DateOnly? ReviewOn)
{
    public bool IsOpenAt(DateTimeOffset at) => Link.IsOpenOn(Patient.Today(at), ReviewOn);
}
