using MediatR;

namespace PrescribeRx.Application.Patients;

/// <summary>A calendar comes by its address, and may then read what it is to show.</summary>
[OpenToAll("A calendar cannot sign in; whoever has its address is taken for the patient's."), Unaudited("What it then reads is kept.")]
public sealed record OpenFeed(string Token) : IRequest<Guid?>;

/// <summary>No patient, whether it never was, was revoked, or its link is gone, and found out by the same one statement.</summary>
public sealed class OpenFeedHandler(IReminders reminders, Caller caller, TimeProvider clock) : IRequestHandler<OpenFeed, Guid?>
{
    public async Task<Guid?> Handle(OpenFeed request, CancellationToken cancellationToken)
    {
        if (await reminders.WithFeed(LinkToken.HashOf(request.Token), cancellationToken) is not { Holder: var holder } || !holder.IsOpenAt(clock.Moment()))
            return null;
        caller.IsPatient(holder);
        return holder.Patient.Id;
    }
}
