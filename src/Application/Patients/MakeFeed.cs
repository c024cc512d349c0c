using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Patients;

/// <summary>The patient makes an address that their calendar looks at by itself. One that was made before dies.</summary>
[ForPatient]
public sealed record MakeFeed(Guid Patient) : IRequest<Unit>, IAboutPatient;

public sealed class MakeFeedHandler(IReminders reminders, ILinkSeal seal, Caller caller) : IRequestHandler<MakeFeed, Unit>
{
    public async Task<Unit> Handle(MakeFeed request, CancellationToken cancellationToken)
    {
        var reminder = await reminders.Chosen(request.Patient, cancellationToken);
        var token = LinkToken.New();
        reminder.MakeFeed(LinkToken.HashOf(token), seal.Seal(token), caller.Link!.Id);
        await reminders.Save(cancellationToken);
        return Unit.Value;
    }
}

internal static class ChosenReminder
{
    public static async Task<PatientReminder> Chosen(this IReminders reminders, Guid patient, CancellationToken ct) =>
        await reminders.Of(patient, ct) ?? throw new Refusal(Saying.Of("refused.when-first"));
}
