using MediatR;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Patients;

/// <summary>Somebody comes by the address of a patient's page, with the year of birth if the link asks for it.</summary>
[OpenToAll("Patients have no account; whoever has the address is taken for the patient.")]
public sealed record OpenLink(string Token, int? BirthYear) : IRequest<OpenLink.Outcome>
{
    public abstract record Outcome
    {
        public sealed record Opened(PatientLink Link) : Outcome, IAboutPatient
        {
            public Guid Patient => Link.Patient;
        }

        public sealed record AsksBirthYear : Outcome;

        public sealed record WrongYear : Outcome;

        public sealed record LockedOut : Outcome;

        /// <summary>The same whether it never was, has expired or was revoked, and found out by the same one statement.</summary>
        public sealed record Gone : Outcome;
    }
}

public sealed class OpenLinkHandler(IPatientLinks links, Caller caller, TimeProvider clock) : IRequestHandler<OpenLink, OpenLink.Outcome>
{
    public async Task<OpenLink.Outcome> Handle(OpenLink request, CancellationToken cancellationToken)
    {
        var at = clock.Moment();
        if (await links.WithToken(LinkToken.HashOf(request.Token), cancellationToken) is not { } holder || !holder.IsOpenAt(at))
            return new OpenLink.Outcome.Gone();
        caller.IsPatient(holder);
        if (holder.Link.AsksBirthYear && await WhyNot(request.BirthYear, holder, at, cancellationToken) is { } not)
            return not;
        holder.Link.Visited(at);
        await links.Save(cancellationToken);
        return new OpenLink.Outcome.Opened(holder.Link);
    }

    private async Task<OpenLink.Outcome?> WhyNot(int? birthYear, LinkHolder holder, DateTimeOffset at, CancellationToken ct)
    {
        if (holder.Link.IsLockedAt(at))
            return new OpenLink.Outcome.LockedOut();
        if (birthYear is not { } year)
            return new OpenLink.Outcome.AsksBirthYear();
        if (holder.Link.Accepts(year, holder.Patient, at))
            return null;
        await links.Save(ct);
        return new OpenLink.Outcome.WrongYear();
    }
}
