using MediatR;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Handouts;

/// <summary>Gives the handout a number, and keeps what it said. One that still holds keeps its number.</summary>
[Needs(Right.ProduceHandouts)]
public sealed record ProduceHandout(Guid Patient, Guid Prescription) : IRequest<int>, IAboutPatient;

public sealed class ProduceHandoutHandler(ICareRecords records, IHandouts handouts, StretchCatalog catalog, Caller caller, TimeProvider clock) : IRequestHandler<ProduceHandout, int>
{
    public async Task<int> Handle(ProduceHandout request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var document = HandoutNow.Of(record, request.Prescription, catalog, caller.Clinic!);
        var latest = await handouts.Latest(request.Prescription, cancellationToken);
        if (latest?.Fingerprint == document.Fingerprint())
            return latest.Number;
        var number = await handouts.NextNumber(cancellationToken);
        handouts.Add(new Handout(caller.ClinicId, clock.NewId(), number, request.Patient, request.Prescription, document.Version, document.Fingerprint(), caller.PersonId, clock.Moment()));
        await handouts.Save(cancellationToken);
        return number;
    }
}
