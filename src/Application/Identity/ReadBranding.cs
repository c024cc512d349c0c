using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Identity;

/// <summary>How the clinic's handouts look.</summary>
[Needs(Right.ReadPatients)]
[Unaudited("It is about no patient.")]
public sealed record ReadBranding : IRequest<Branding>;

public sealed class ReadBrandingHandler(IRecords records, Caller caller) : IRequestHandler<ReadBranding, Branding>
{
    public async Task<Branding> Handle(ReadBranding request, CancellationToken cancellationToken) =>
        await records.Of<Branding>().FirstOrDefaultAsync(cancellationToken) ?? Branding.Of(caller.ClinicId);
}
