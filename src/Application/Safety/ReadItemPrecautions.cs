using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

/// <summary>The precautions that one item of a prescription meets, and all that was ever decided on it.</summary>
[Needs(Right.ReadPatients)]
public sealed record ReadItemPrecautions(Guid Patient, Guid Prescription, Guid Item) : IRequest<ItemPrecautions>, IAboutPatient;

public sealed record ItemPrecautions(
    CareRecord Record, Prescription Prescription, Stretch Stretch, bool IsWithheld, IReadOnlyList<ItemPrecaution> Precautions, IReadOnlyList<AcknowledgementView> Acknowledged);

public sealed record AcknowledgementView(PrecautionAcknowledgement Acknowledgement, string By);

public sealed class ReadItemPrecautionsHandler(ICareRecords records, IRecords rows, StretchCatalog catalog) : IRequestHandler<ReadItemPrecautions, ItemPrecautions>
{
    public async Task<ItemPrecautions> Handle(ReadItemPrecautions request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var prescription = record.Find(request.Prescription) ?? throw new NotFound();
        var version = prescription.Draft?.Find(request.Item) is not null ? prescription.Draft : prescription.Signed;
        if (version?.Find(request.Item) is not { } prescribed)
            throw new NotFound();
        var names = await rows.Of<Person>().ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        return new(
            record, prescription, catalog.Edition(prescribed.Stretch, prescribed.Edition),
            prescription.Signed is not null && record.WithheldOf(prescription, catalog).GetValueOrDefault(request.Item)?.IsNow == true,
            [.. record.PrecautionsOf(prescription, version, catalog).Where(precaution => precaution.Item == request.Item)],
            [.. record.Acknowledgements.Where(one => one.Item == request.Item).OrderByDescending(one => one.At).Select(one => new AcknowledgementView(one, names[one.By]))]);
    }
}
