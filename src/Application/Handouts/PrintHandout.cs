using System.Security.Cryptography;
using System.Text;
using MediatR;
using PrescribeRx.Application.Patients;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Handouts;

/// <summary>What a handout prints, by its number: the file that is kept, or what to print it from. One that is out of date is never given again.</summary>
[Needs(Right.ProduceHandouts)]
public sealed record PrintHandout(Guid Patient, Guid Prescription, int Number) : IRequest<PrintHandout.Outcome>, IAboutPatient
{
    public abstract record Outcome
    {
        public sealed record Kept(byte[] Pdf, string Inputs) : Outcome;

        /// <param name="Inputs">What the file is found by: the same for the same layout.</param>
        public sealed record ToPrint(string Layout, string Inputs) : Outcome;

        /// <summary>Another has taken its place, or what it says no longer holds.</summary>
        public sealed record Superseded : Outcome;
    }
}

public sealed class PrintHandoutHandler(ICareRecords records, IHandouts handouts, IPatientLinks links, ILinkSeal seal, IHandoutPrinter printer, StretchCatalog catalog, Caller caller)
    : IRequestHandler<PrintHandout, PrintHandout.Outcome>
{
    public async Task<PrintHandout.Outcome> Handle(PrintHandout request, CancellationToken cancellationToken)
    {
        var (handout, look) = await handouts.FindToPrint(request.Patient, request.Prescription, request.Number, cancellationToken);
        var record = await records.Of(request.Patient, cancellationToken);
        var document = HandoutNow.Of(record, request.Prescription, catalog, caller.Clinic!, handout.Language);
        if (handout.Fingerprint != document.Fingerprint())
            return new PrintHandout.Outcome.Superseded();
        var code = await links.OnHandout(request.Patient, handout.Number, cancellationToken);
        var layout = await printer.LayOut(
            new(document, handout.Format, handout.Number, record.Patient.Today(handout.At), code is null ? null : seal.Open(code.SealedToken), look), cancellationToken);
        var inputs = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(layout)));
        return await handouts.FileOf(inputs, cancellationToken) is { } kept ? new PrintHandout.Outcome.Kept(kept, inputs) : new PrintHandout.Outcome.ToPrint(layout, inputs);
    }
}
