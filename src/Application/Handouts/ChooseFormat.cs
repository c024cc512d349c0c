using MediatR;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Handouts;

/// <summary>Keeps how a patient reads best: their handouts are produced like that from then on.</summary>
[MayBeSentTwice("It says the same again.")]
[Needs(Right.ProduceHandouts)]
public sealed record ChooseFormat(Guid Patient, HandoutFormat Format) : IRequest<Unit>, IAboutPatient;

public sealed class ChooseFormatHandler(ICareRecords records, IHandouts handouts, Caller caller, TimeProvider clock) : IRequestHandler<ChooseFormat, Unit>
{
    public async Task<Unit> Handle(ChooseFormat request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        handouts.Add(new FormatNeed(caller.ClinicId, clock.NewId(), record.Patient.Id, request.Format, caller.PersonId, clock.Moment()));
        await handouts.Save(cancellationToken);
        return Unit.Value;
    }
}
