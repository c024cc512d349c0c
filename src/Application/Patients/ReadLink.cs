using MediatR;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Patients;

/// <summary>The patient's link with its token, for whoever hands it out.</summary>
[Needs(Right.KeepLinks)]
public sealed record ReadLink(Guid Patient) : IRequest<LinkView>, IAboutPatient;

/// <param name="Link">None, if there is none that works or has worked.</param>
/// <param name="Token">Nothing, where it cannot be read any more.</param>
public sealed record LinkView(Patient Patient, PatientLink? Link, string? Token, DateOnly? LastDay, bool IsOpen);

public sealed class ReadLinkHandler(IPatients patients, IPatientLinks links, ILinkSeal seal, TimeProvider clock) : IRequestHandler<ReadLink, LinkView>
{
    public async Task<LinkView> Handle(ReadLink request, CancellationToken cancellationToken)
    {
        var patient = await patients.Find(request.Patient, cancellationToken);
        if (await links.CurrentOf(patient.Id, cancellationToken) is not { } link)
            return new(patient, null, null, null, false);
        var review = await links.ReviewOf(patient.Id, cancellationToken);
        return new(patient, link, seal.Open(link.SealedToken), link.LastDay(review), link.IsOpenOn(patient.Today(clock.Moment()), review));
    }
}
