using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Prescribing;

/// <summary>Everything on record of one prescription, for the notes: a version that was signed, the latest unless one is named; the draft, as long as none was.</summary>
[Needs(Right.ReadPatients)]
public sealed record ReadCliniciansCopy(Guid Patient, Guid Prescription, int? Version = null) : IRequest<CliniciansCopy>, IAboutPatient;

/// <param name="Acknowledged">What was decided about each stretch of this version, in order.</param>
/// <param name="Decisions">On the gates of this version's stretches, in order.</param>
/// <param name="Happened">Adverse events that came with this prescription, or with none that is known.</param>
/// <param name="ClosedAlerts">About this prescription or the patient as a whole, in the order in which they were closed.</param>
/// <param name="People">The names of those who decided, closed or recorded.</param>
public sealed record CliniciansCopy(
    PrescriptionView View, IReadOnlyList<AcknowledgedRule> Acknowledged, IReadOnlyList<GateDecision> Decisions, IReadOnlyList<AdverseEvent> Happened,
    IReadOnlyList<Alert> ClosedAlerts, IReadOnlyDictionary<Guid, string> People);

/// <param name="Rule">As it was worded in the version that was acknowledged.</param>
public sealed record AcknowledgedRule(PrecautionAcknowledgement Acknowledgement, PrecautionRule? Rule);

public sealed class ReadCliniciansCopyHandler(ICareRecords care, IRecords records, StretchCatalog catalog, Caller caller) : IRequestHandler<ReadCliniciansCopy, CliniciansCopy>
{
    public async Task<CliniciansCopy> Handle(ReadCliniciansCopy request, CancellationToken cancellationToken)
    {
        var record = await care.Of(request.Patient, cancellationToken);
        var prescription = record.Find(request.Prescription) ?? throw new NotFound();
        var version = VersionAsked(prescription, request.Version);
        var log = await LogOf(record, prescription, cancellationToken);
        return new(
            PrescriptionView.Of(record, prescription, version, catalog, caller.AsSigner(), log.Happened), Acknowledged(record, prescription, version),
            [.. record.Decisions.Where(decision => decision.Prescription == prescription.Id && version.Find(decision.Item) is not null).OrderBy(decision => decision.At)],
            log.Happened, log.Closed, log.People);
    }

    private sealed record Log(IReadOnlyList<AdverseEvent> Happened, IReadOnlyList<Alert> Closed, IReadOnlyDictionary<Guid, string> People);

    /// <summary>In one statement: of each there are few.</summary>
    private async Task<Log> LogOf(CareRecord record, Prescription prescription, CancellationToken ct)
    {
        var (patient, id) = (record.Patient.Id, prescription.Id);
        var deciders = record.Decisions.Select(decision => decision.By).Concat(record.Acknowledgements.Select(one => one.By)).Distinct().ToList();
        var found = await records.Of<Patient>().Where(one => one.Id == patient).Select(_ => new
        {
            Happened = AdverseEvents.OnRecord(records, patient).Where(one => one.Prescription == null || one.Prescription == id).OrderBy(one => one.On).ThenBy(one => one.At).ToList(),
            Closed = records.Of<Alert>().Include(alert => alert.Causes)
                .Where(alert => alert.Patient == patient && alert.ClosedAt != null && (alert.Prescription == null || alert.Prescription == id))
                .OrderBy(alert => alert.ClosedAt).ThenBy(alert => alert.Id).ToList(),
            People = records.Of<Person>().Where(person => deciders.Contains(person.Id)
                || records.Of<Alert>().Any(alert => alert.Patient == patient && alert.ClosedBy == person.Id)
                || records.Of<AdverseEvent>().Any(one => one.Patient == patient && one.By == person.Id)).Select(person => new { person.Id, person.Name }).ToList(),
        }).SingleAsync(ct);
        return new(found.Happened, found.Closed, found.People.ToDictionary(person => person.Id, person => person.Name));
    }

    private static PrescriptionVersion VersionAsked(Prescription prescription, int? number) =>
        number is { } asked
            ? prescription.Versions.FirstOrDefault(version => version.Number == asked) ?? throw new NotFound()
            : prescription.Signed ?? prescription.Draft!;

    private static IReadOnlyList<AcknowledgedRule> Acknowledged(CareRecord record, Prescription prescription, PrescriptionVersion version) =>
    [
        .. from one in record.Acknowledgements
           where one.Prescription == prescription.Id && version.Find(one.Item) is not null
           orderby one.At
           select new AcknowledgedRule(one, record.Rules.EveryVersion.FirstOrDefault(rule => rule.Id == one.Rule && rule.VersionName == one.RuleVersion)),
    ];
}
