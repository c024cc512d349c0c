using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Identity;

/// <summary>Changes what patients are told of the clinic, on every handout and page of theirs.</summary>
[Needs(Right.KeepClinic)]
public sealed record ChangeClinic(int SeenRevision, string? Name, string? Telephone, string? Hours, string? Contact) : IRequest<Unit>;

public sealed class ChangeClinicHandler(IPeople people, Caller caller) : IRequestHandler<ChangeClinic, Unit>
{
    public async Task<Unit> Handle(ChangeClinic request, CancellationToken cancellationToken)
    {
        var clinic = await people.FindClinic(caller.ClinicId, cancellationToken);
        clinic.Change(request.SeenRevision, request.Name, request.Telephone, request.Hours, request.Contact);
        await people.SaveClinic(cancellationToken);
        return Unit.Value;
    }
}
