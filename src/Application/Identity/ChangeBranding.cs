using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Identity;

/// <summary>Changes how the clinic's handouts look: logo and colour. What they say stays, so none goes out of date.</summary>
/// <param name="Logo">Nothing leaves the one that is there.</param>
[Needs(Right.KeepClinic)]
public sealed record ChangeBranding(int SeenRevision, string? Accent, byte[]? Logo, bool WithoutLogo) : IRequest<Unit>;

public sealed class ChangeBrandingHandler(IPeople people, Caller caller, TimeProvider clock) : IRequestHandler<ChangeBranding, Unit>
{
    public async Task<Unit> Handle(ChangeBranding request, CancellationToken cancellationToken)
    {
        var branding = await people.BrandingOf(caller.ClinicId, cancellationToken);
        branding.Change(request.SeenRevision, request.Accent, request.Logo, request.WithoutLogo, caller.PersonId, clock.Moment());
        await people.SaveBranding(cancellationToken);
        return Unit.Value;
    }
}
