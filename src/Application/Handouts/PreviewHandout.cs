using MediatR;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Handouts;

/// <summary>The handout as signing the draft today would make it, as this patient reads best. It has no number, and nothing is produced.</summary>
[Needs(Right.Prescribe)]
public sealed record PreviewHandout(Guid Patient, Guid Prescription) : IRequest<HandoutPreview>, IAboutPatient;

public sealed record HandoutPreview(HandoutDocument Document, HandoutFormat Format, DateOnly Today, Branding? Look);

public sealed class PreviewHandoutHandler(ICareRecords records, IHandouts handouts, StretchCatalog catalog, Caller caller) : IRequestHandler<PreviewHandout, HandoutPreview>
{
    public async Task<HandoutPreview> Handle(PreviewHandout request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var format = (await handouts.FormatOf(request.Patient, cancellationToken)) with { Language = record.Patient.Language };
        var document = HandoutNow.Preview(record, request.Prescription, catalog, caller.Clinic!, caller.Person!);
        var (_, look) = await handouts.LatestToShow(request.Prescription, format, cancellationToken);
        return new(document, format, record.Today, look);
    }
}
