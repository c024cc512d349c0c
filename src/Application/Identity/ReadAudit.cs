using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Identity;

/// <summary>The latest lines of the audit, or those before a line.</summary>
[Needs(Right.ReadAudit)]
public sealed record ReadAudit(AuditPlace? Before) : IRequest<AuditView>;

/// <summary>Where a line stands. Several lines may be of one moment, so the moment alone would lose some.</summary>
public sealed record AuditPlace(DateTimeOffset At, Guid Line);

public sealed record AuditView(IReadOnlyList<AuditLine> Lines, bool HasMore)
{
    public const int PerPage = 100;
}

/// <param name="ByLink">The patient themselves asked.</param>
/// <param name="Patient">The patient's number and name, where the patient is of this clinic.</param>
public sealed record AuditLine(Guid Id, DateTimeOffset At, string? Person, bool ByLink, string Deed, AuditOutcome Outcome, Guid? PatientId, int? Number, string? Patient, int PatientsShown, long? Sealed);

public sealed class ReadAuditHandler(IRecords records) : IRequestHandler<ReadAudit, AuditView>
{
    private const int GuidAndSpace = 37;

    public async Task<AuditView> Handle(ReadAudit request, CancellationToken cancellationToken)
    {
        var lines = await (
            from entry in Before(request.Before)
            join person in records.Of<Person>() on entry.Person equals person.Id into people
            from person in people.DefaultIfEmpty()
            join patient in records.Of<Patient>() on entry.Patient equals patient.Id into patients
            from patient in patients.DefaultIfEmpty()
            join seal in records.Of<AuditSeal>() on entry.Id equals seal.Entry into seals
            from seal in seals.DefaultIfEmpty()
            orderby entry.At descending, entry.Id descending
            select new AuditLine(
                entry.Id, entry.At, person.Name, entry.Link != null, entry.Deed, entry.Outcome, entry.Patient, (int?)patient.Number, patient.Name, (entry.Shown.Length + 1) / GuidAndSpace, (long?)seal.Sequence))
            .Take(AuditView.PerPage + 1).ToListAsync(cancellationToken);
        return new([.. lines.Take(AuditView.PerPage)], lines.Count > AuditView.PerPage);
    }

    private IQueryable<AuditEntry> Before(AuditPlace? place) =>
        place is null ? records.Of<AuditEntry>() : records.Of<AuditEntry>().Where(entry => entry.At < place.At || (entry.At == place.At && entry.Id.CompareTo(place.Line) < 0));
}
