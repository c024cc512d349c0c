using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Identity;

/// <summary>Chooses which English the clinic's portal is in, and what it prints on.</summary>
[Needs(Right.KeepClinic)]
public sealed record ChooseWriting(int SeenRevision, English English, Paper Paper) : IRequest<Unit>;

public sealed class ChooseWritingHandler(IPeople people, Caller caller) : IRequestHandler<ChooseWriting, Unit>
{
    public async Task<Unit> Handle(ChooseWriting request, CancellationToken cancellationToken)
    {
        var clinic = await people.FindClinic(caller.ClinicId, cancellationToken);
        clinic.ChooseWriting(request.SeenRevision, request.English, request.Paper);
        await people.SaveClinic(cancellationToken);
        return Unit.Value;
    }
}
