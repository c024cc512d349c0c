using MediatR;
using PrescribeRx.Application.Patients;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Handouts;

/// <summary>The PDF of a handout by its number. One that is out of date is never given again.</summary>
[Needs(Right.ProduceHandouts)]
public sealed record PrintHandout(Guid Patient, Guid Prescription, int Number) : IRequest<PrintHandout.Outcome>, IAboutPatient
{
    public abstract record Outcome
    {
        public sealed record Printed(byte[] Pdf) : Outcome;

        /// <summary>Another has taken its place, or what it says no longer holds.</summary>
        public sealed record Superseded : Outcome;
    }
}

public sealed class PrintHandoutHandler(ICareRecords records, IHandouts handouts, IPatientLinks links, ILinkSeal seal, IHandoutPrinter printer, StretchCatalog catalog, Caller caller)
    : IRequestHandler<PrintHandout, PrintHandout.Outcome>
{
    public async Task<PrintHandout.Outcome> Handle(PrintHandout request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var latest = await handouts.Latest(request.Prescription, cancellationToken);
        if (latest is null || latest.Patient != request.Patient || request.Number > latest.Number)
            throw new NotFound();
        var document = HandoutNow.Of(record, request.Prescription, catalog, caller.Clinic!);
        if (latest.Number != request.Number || latest.Fingerprint != document.Fingerprint())
            return new PrintHandout.Outcome.Superseded();
        var code = await links.OnHandout(request.Patient, latest.Number, cancellationToken);
        return new PrintHandout.Outcome.Printed(await printer.Print(
            document, latest.Number, record.Patient.Today(latest.At), code is null ? null : seal.Open(code.SealedToken), cancellationToken));
    }
}
