using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Patients;

/// <summary>The patient agrees to reminders by e-mail, in words that they read. The address is asked first whether it is theirs.</summary>
[ForPatient]
public sealed record AskForMail(Guid Patient, string? Address, bool Agrees, Language Language = Language.English) : IRequest<Unit>, IAboutPatient;

public sealed class AskForMailHandler(IReminders reminders, ILinkSeal seal, IPost post, IPublicAddresses addresses, Caller caller, TimeProvider clock) : IRequestHandler<AskForMail, Unit>
{
    public async Task<Unit> Handle(AskForMail request, CancellationToken cancellationToken)
    {
        if (!post.IsOpen || addresses.Page is null)
            throw new Refusal(Saying.Of("refused.no-mail"));
        var address = Checked(request);
        var reminder = await reminders.Chosen(request.Patient, cancellationToken);
        var at = clock.Moment();
        // One token for all of the patient's e-mails: an old one stops them too.
        var stop = (reminder.SealedStop is { } before ? seal.Open(before) : null) ?? LinkToken.New();
        var words = new LetterWords(address, stop, LinkToken.New());
        reminder.AskForMail(
            seal.Seal(address), LinkToken.HashOf(words.ConfirmToken!), LinkToken.HashOf(stop), seal.Seal(stop), caller.Link!.Id, request.Language, at);
        reminders.Add(OutboxMail.Confirmation(reminder, clock.NewId(), words.SealedBy(seal), at));
        await reminders.Save(cancellationToken);
        return Unit.Value;
    }

    private static string Checked(AskForMail request)
    {
        var refusals = new Refusals();
        var address = refusals.Read(() => PatientReminder.CheckedAddress(request.Address));
        if (!request.Agrees)
            refusals.Add(Saying.Of("refused.agree"), "Agrees");
        refusals.ThrowIfAny();
        return address;
    }
}
