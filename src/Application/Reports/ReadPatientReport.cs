using MediatR;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Application.Reports;

/// <summary>A patient's adherence to one prescription; from its start through yesterday unless a period is given.</summary>
[Needs(Right.ReadPatients)]
public sealed record ReadPatientReport(Guid Patient, Guid Prescription, DateOnly? From, DateOnly? Through) : IRequest<PatientReportView>, IAboutPatient;

public sealed record PatientReportView(CareRecord Record, Prescription Prescription, PatientReport Report);

public sealed class ReadPatientReportHandler(ICareRecords records, StretchCatalog catalog) : IRequestHandler<ReadPatientReport, PatientReportView>
{
    public async Task<PatientReportView> Handle(ReadPatientReport request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var prescription = record.Find(request.Prescription) ?? throw new NotFound();
        if (prescription.Signed is null)
            throw new Refusal("This prescription has not been signed, so there is nothing to report yet.");
        return new(record, prescription, PatientReport.Of(record, prescription, catalog, request.From, request.Through));
    }
}
