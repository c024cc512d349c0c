using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Patients;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Reports;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Reports;

/// <summary>Who needs somebody today and why, or everybody by name, a page at a time. A search by part of a name or by number finds anybody.</summary>
/// <param name="View">The one that opens first for the caller, unless one is chosen.</param>
[Needs(Right.ReadPatients)]
public sealed record ReadCaseload(string? Search, int Page, CaseloadView? View = null) : IRequest<Caseload>;

/// <param name="Saved">The caller's own views, by name.</param>
/// <param name="Owners">Whom a patient can need, by name.</param>
/// <param name="Recent">Those whom the caller opened last, the latest first; none beside a search.</param>
public sealed record Caseload(
    CaseloadView View, IReadOnlyList<CaseloadLine> Lines, int Page, bool HasMore, CaseloadCounts Counts, IReadOnlyList<SavedView> Saved, IReadOnlyList<Owner> Owners, IReadOnlyList<RecentPatient> Recent, DateTimeOffset Now) : INamesPatients
{
    public const int PerPage = 25;
    public const int MostRecent = 5;

    public IReadOnlyList<Guid> PatientsShown => [.. Lines.Select(line => line.Patient).Union(Recent.Select(patient => patient.Patient))];
}

/// <summary>Somebody whose record the caller opened or changed a short while ago.</summary>
public sealed record RecentPatient(Guid Patient, string Name);

public sealed record Owner(Guid Person, string Name);

/// <summary>How many patients each scope has, and each reason within the scope that is shown.</summary>
public sealed record CaseloadCounts(IReadOnlyDictionary<CaseloadScope, int> Scopes, IReadOnlyDictionary<Attention, int> Reasons)
{
    public int Of(CaseloadScope scope) => Scopes.GetValueOrDefault(scope);
}

public sealed class ReadCaseloadHandler(IRecords records, Caller caller, TimeProvider clock) : IRequestHandler<ReadCaseload, Caseload>
{
    /// <summary>In one statement with the reasons, which are counted from nought on.</summary>
    private const int ScopesFrom = -10;
    private const int LinesLookedAt = 100;
    private const int NoNeed = (int)Urgency.WhenThereIsTime + 1;

    /// <summary>After every day that anything is about, in the order of both engines.</summary>
    private static readonly DateOnly Never = new(9000, 1, 1);

    public async Task<Caseload> Handle(ReadCaseload request, CancellationToken cancellationToken)
    {
        var page = Math.Clamp(request.Page, 1, 10_000);
        var isSearch = !string.IsNullOrWhiteSpace(request.Search);
        var saved = await records.Of<SavedView>().Where(one => one.Person == caller.PersonId).OrderBy(one => one.FoldedName).ToListAsync(cancellationToken);
        var view = isSearch ? CaseloadView.Of(CaseloadScope.Everybody) : request.View ?? saved.Find(one => one.OpensFirst)?.View ?? CaseloadView.UsualFor(caller.Person!.Roles);
        var found = await (isSearch ? records.Found(request.Search) : InOrder(view))
            .Skip((page - 1) * Caseload.PerPage).Take(Caseload.PerPage + 1)
            .Select(patient => new ListedPatient(
                patient.Id, patient.Number, patient.Name, patient.AddedBy, patient.AddedAt, records.Of<StretchEntry>().Where(entry => entry.Patient == patient.Id).Max(entry => (DateOnly?)entry.On)))
            .ToListAsync(cancellationToken);
        var lines = await Lines([.. found.Take(Caseload.PerPage)], cancellationToken);
        var (owners, recent) = await NamesBeside(isSearch, cancellationToken);
        return new(view, lines, page, found.Count > Caseload.PerPage, await Counts(view, cancellationToken), saved, owners, recent, clock.Moment());
    }

    /// <summary>In one statement whom a patient can need, and whom the caller opened last: told from the caller's latest lines of the audit, by an index.</summary>
    private async Task<(IReadOnlyList<Owner> Owners, IReadOnlyList<RecentPatient> Recent)> NamesBeside(bool isSearch, CancellationToken ct)
    {
        // Nobody who can be needed was deactivated, so that the moment by which the two are told apart is nothing.
        var owners = records.Of<Person>().Where(person => person.DeactivatedAt == null && (person.Roles & (Roles.Clinician | Roles.Lead)) != 0)
            .Select(person => new { person.Id, person.Name, OpenedAt = person.DeactivatedAt });
        var lines = records.Of<AuditEntry>().Where(line => line.Person == caller.PersonId && line.Patient != null && line.Outcome == AuditOutcome.Done).OrderByDescending(line => line.At).Take(LinesLookedAt);
        var opened = from line in lines
                     join patient in records.Of<Patient>() on line.Patient equals patient.Id
                     group line by new { patient.Id, patient.Name } into ofOne
                     select new { ofOne.Key.Id, ofOne.Key.Name, OpenedAt = ofOne.Max(line => (DateTimeOffset?)line.At) };
        var names = await (isSearch ? owners : owners.Concat(opened)).ToListAsync(ct);
        return (
            [.. names.Where(one => one.OpenedAt is null).OrderBy(one => one.Name, StringComparer.CurrentCulture).Select(one => new Owner(one.Id, one.Name))],
            [.. names.Where(one => one.OpenedAt is not null).OrderByDescending(one => one.OpenedAt).ThenBy(one => one.Name, StringComparer.CurrentCulture).Take(Caseload.MostRecent).Select(one => new RecentPatient(one.Id, one.Name))]);
    }

    /// <summary>The database orders, over all patients of the clinic.</summary>
    private IQueryable<Patient> InOrder(CaseloadView view)
    {
        var ranked = Ranked(view);
        var inOrder = view.Sort switch
        {
            CaseloadSort.Need => ranked.OrderBy(one => one.Urgency).ThenBy(one => one.DueBy),
            CaseloadSort.LastReported => ranked.OrderBy(one => records.Of<StretchEntry>().Where(entry => entry.Patient == one.Patient.Id).Max(entry => (DateOnly?)entry.On) ?? Never),
            CaseloadSort.Review => ranked.OrderBy(one => Reviews().Where(review => review.Patient == one.Patient.Id).Min(review => review.On) ?? Never),
            _ => ranked.OrderBy(one => one.Patient.FoldedName),
        };
        return inOrder.ThenBy(one => one.Patient.FoldedName).ThenBy(one => one.Patient.Number).Select(one => one.Patient);
    }

    private IQueryable<RankedPatient> Ranked(CaseloadView view)
    {
        var patients = InStatus(view.Status);
        var needs = NeedsIn(view);
        if (view.Reason is { } reason)
            needs = needs.Where(need => need.What == (int)reason);
        var worst = needs.GroupBy(need => need.Patient).Select(patient => new { Patient = patient.Key, Urgency = patient.Min(need => need.Urgency), DueBy = patient.Min(need => need.DueBy) });
        return view.IsOfNeeds
            ? from patient in patients
              join need in worst on patient.Id equals need.Patient
              select new RankedPatient { Patient = patient, Urgency = need.Urgency, DueBy = need.DueBy }
            : from patient in patients
              join need in worst on patient.Id equals need.Patient into found
              from need in found.DefaultIfEmpty()
              select new RankedPatient { Patient = patient, Urgency = (int?)need!.Urgency ?? NoNeed, DueBy = need.DueBy };
    }

    private IQueryable<NeedRow> NeedsIn(CaseloadView view) =>
        view.NeedsOf(caller.PersonId) is { } owner ? Needs.Of(records).Where(need => need.Owner == owner) : Needs.Of(records);

    /// <summary>Those whose liveliest prescription has come to this.</summary>
    private IQueryable<Patient> InStatus(CaseloadStatus? asked)
    {
        var patients = records.Of<Patient>();
        if (asked is not { } status)
            return patients;
        foreach (var livelierStatus in CaseloadLine.Liveliest.Take((int)status))
        {
            var livelier = records.Of<Prescription>().InStatus(livelierStatus);
            patients = patients.Where(patient => !livelier.Any(prescription => prescription.Patient == patient.Id));
        }
        if (status == CaseloadStatus.NoPrescription)
            return patients;
        var such = records.Of<Prescription>().InStatus(CaseloadLine.Liveliest[(int)status]);
        return patients.Where(patient => such.Any(prescription => prescription.Patient == patient.Id));
    }

    /// <summary>When what runs is to be reviewed, by the version in force.</summary>
    private IQueryable<Review> Reviews()
    {
        var signed = records.Of<PrescriptionVersion>().Where(version => version.SignedAt != null);
        return from version in signed
               where !signed.Any(later => later.Prescription == version.Prescription && later.Number > version.Number)
               join prescription in records.Of<Prescription>().InStatus(PrescriptionStatus.Signed) on new { version.Clinic, version.Prescription } equals new { prescription.Clinic, Prescription = prescription.Id }
               select new Review { Patient = prescription.Patient, On = version.ReviewOn };
    }

    private async Task<IReadOnlyList<CaseloadLine>> Lines(IReadOnlyList<ListedPatient> patients, CancellationToken ct)
    {
        var ids = patients.Select(patient => patient.Id).ToList();
        var alerts = (await (
            from alert in records.Of<Alert>()
            where alert.ClosedAt == null && ids.Contains(alert.Patient)
            select new
            {
                Alert = alert,
                LatestCause = alert.Causes.OrderByDescending(cause => cause.At).ThenByDescending(cause => cause.Id).First().Key,
                IsDecided = alert.Kind == AlertKind.GateEligible && records.Of<GateDecision>().Any(decision =>
                    decision.Prescription == alert.Prescription && (decision.Kind == GateDecisionKind.Opened || decision.Kind == GateDecisionKind.Locked || decision.Kind == GateDecisionKind.Flare) && decision.At >= alert.Causes.Max(cause => cause.At)),
            }).ToListAsync(ct)).ToLookup(one => one.Alert.Patient, one => Reason.OfAlert(one.Alert, one.LatestCause, one.IsDecided));
        var prescriptions = (await records.Of<Prescription>().Where(one => ids.Contains(one.Patient)).Include(one => one.Versions).ThenInclude(version => version.Stretches).Include(one => one.Events).ToListAsync(ct)).ToLookup(one => one.Patient);
        return [.. patients.Select(patient => CaseloadLine.Of(patient, [.. prescriptions[patient.Id]], alerts[patient.Id]))];
    }

    private async Task<CaseloadCounts> Counts(CaseloadView view, CancellationToken ct)
    {
        const int me = ScopesFrom + (int)CaseloadScope.NeedsMe, somebody = ScopesFrom + (int)CaseloadScope.NeedsSomebody, everybody = ScopesFrom + (int)CaseloadScope.Everybody;
        var counted = await NeedsIn(view).Select(need => new { Of = need.What, need.Patient })
            .Concat(Needs.Of(records).Where(need => need.Owner == caller.PersonId).Select(need => new { Of = me, need.Patient }))
            .Concat(Needs.Of(records).Select(need => new { Of = somebody, need.Patient }))
            .Concat(records.Of<Patient>().Select(patient => new { Of = everybody, Patient = patient.Id }))
            .GroupBy(one => one.Of).Select(group => new { Of = group.Key, Patients = group.Select(one => one.Patient).Distinct().Count() }).ToListAsync(ct);
        return new(
            counted.Where(one => one.Of < 0).ToDictionary(one => (CaseloadScope)(one.Of - ScopesFrom), one => one.Patients),
            counted.Where(one => one.Of >= 0).OrderBy(one => one.Of).ToDictionary(one => (Attention)one.Of, one => one.Patients));
    }

    private sealed class RankedPatient
    {
        public required Patient Patient { get; init; }
        public int Urgency { get; init; }
        public DateTimeOffset? DueBy { get; init; }
    }

    private sealed class Review
    {
        public Guid Patient { get; init; }
        public DateOnly? On { get; init; }
    }
}
