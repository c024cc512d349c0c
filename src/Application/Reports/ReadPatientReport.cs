using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Outcomes;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Reports;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Reports;

/// <summary>A patient's adherence to one prescription; from its start through yesterday unless a period is given.</summary>
[Needs(Right.ReadPatients)]
public sealed record ReadPatientReport(Guid Patient, Guid Prescription, DateOnly? From, DateOnly? Through) : IRequest<PatientReportView>, IAboutPatient;

/// <param name="Alerts">About this prescription or the patient as a whole, that were open at any time of the period, in the order in which they were raised.</param>
public sealed record PatientReportView(CareRecord Record, Prescription Prescription, PatientReport Report, IReadOnlyList<ReportAlert> Alerts, PainOnRecord Pain)
{
    /// <summary>Of each recall window, from before the course to the end of the period.</summary>
    public IReadOnlyList<PainChange> PainChanges => Pain.History.ChangesSince(Prescription.FirstSignedOn!.Value, Report.Through);
}

/// <param name="ClosedBy">The name of whoever closed it; nobody, while it is open.</param>
public sealed record ReportAlert(Alert Alert, string Owner, string? ClosedBy);

public sealed class ReadPatientReportHandler(ICareRecords care, IRecords records, StretchCatalog catalog) : IRequestHandler<ReadPatientReport, PatientReportView>
{
    public async Task<PatientReportView> Handle(ReadPatientReport request, CancellationToken cancellationToken)
    {
        var record = await care.Of(request.Patient, cancellationToken);
        var prescription = record.Find(request.Prescription) ?? throw new NotFound();
        if (prescription.Signed is null)
            throw new Refusal("This prescription has not been signed, so there is nothing to report yet.");
        var report = PatientReport.Of(record, prescription, catalog, request.From, request.Through);
        return new(record, prescription, report, await AlertsIn(report, record.Patient, prescription.Id, cancellationToken), await PainOnRecord.Of(record.Patient.Id, records, cancellationToken));
    }

    private Task<List<ReportAlert>> AlertsIn(PatientReport report, Patient patient, Guid prescription, CancellationToken ct)
    {
        var (begins, ends) = (patient.Zone.StartOf(report.From), patient.Zone.StartOf(report.Through.AddDays(1)));
        return (
            from alert in records.Of<Alert>()
            join owner in records.Of<Person>() on alert.Owner equals owner.Id
            where alert.Patient == patient.Id && (alert.Prescription == null || alert.Prescription == prescription)
                && alert.RaisedAt < ends && (alert.ClosedAt == null || alert.ClosedAt >= begins)
            orderby alert.RaisedAt, alert.Id
            select new ReportAlert(alert, owner.Name, records.Of<Person>().Where(person => person.Id == alert.ClosedBy).Select(person => person.Name).FirstOrDefault())).ToListAsync(ct);
    }
}
