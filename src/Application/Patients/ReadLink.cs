using MediatR;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Patients;

/// <summary>The patient's link with its token, for whoever hands it out.</summary>
[Needs(Right.KeepLinks)]
public sealed record ReadLink(Guid Patient) : IRequest<LinkView>, IAboutPatient;

/// <param name="Link">None, if there is none that works or has worked.</param>
/// <param name="Token">Nothing, where it cannot be read any more.</param>
/// <param name="OnHandouts">The handouts whose codes work.</param>
public sealed record LinkView(Patient Patient, PatientLink? Link, string? Token, DateOnly? LastDay, bool IsOpen, IReadOnlyList<int> OnHandouts);

public sealed class ReadLinkHandler(IPatients patients, IPatientLinks links, ILinkSeal seal, TimeProvider clock) : IRequestHandler<ReadLink, LinkView>
{
    public async Task<LinkView> Handle(ReadLink request, CancellationToken cancellationToken)
    {
        var patient = await patients.Find(request.Patient, cancellationToken);
        var (today, review) = (patient.Today(clock.Moment()), await links.ReviewOf(patient.Id, cancellationToken));
        var all = await links.AllOf(patient.Id, cancellationToken);
        var onHandouts = all.Where(one => one.Handout is not null && one.IsOpenOn(today, review)).Select(one => one.Handout!.Value).ToList();
        return all.FirstOrDefault(one => one.Handout is null) is { } link
            ? new(patient, link, seal.Open(link.SealedToken), link.LastDay(review), link.IsOpenOn(today, review), onHandouts)
            : new(patient, null, null, null, false, onHandouts);
    }
}
