using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Patients;

/// <summary>
/// An e-mail, ready to go. Anybody may read it, so it names no stretch, no diagnosis, no clinic and no person. Its id is the same
/// however often it is sent.
/// </summary>
public sealed record Letter(Guid Id, string To, string Subject, string Body, string Stop);

/// <summary>What a letter is written from: kept sealed until then.</summary>
public sealed record LetterWords(string To, string StopToken, string? ConfirmToken)
{
    public string SealedBy(ILinkSeal seal) => seal.Seal(string.Join('\n', To, StopToken, ConfirmToken));

    /// <summary>Nothing, where the keys are gone.</summary>
    public static LetterWords? Open(ILinkSeal seal, string sealedWords) =>
        seal.Open(sealedWords)?.Split('\n') is [var to, var stop, var confirm] ? new(to, stop, confirm) : null;

    public Letter Write(OutboxMail mail, IPublicAddresses addresses)
    {
        var stop = addresses.StopMail(StopToken)!;
        return mail.Kind == OutboxKind.Confirmation
            ? new(mail.Id, To, "Is this your address?", $"""
                Hello,

                Somebody asked that reminders be sent to this address.
                If that was you, say yes here within {PatientReminder.ConfirmWithin.Days} days:

                {addresses.ConfirmMail(ConfirmToken!)}

                If it was not you, do nothing. You will get no more of this.
                You can also stop it here:

                {stop}
                """, stop)
            : new(mail.Id, To, "Your reminder", $"""
                Hello,

                This is the reminder you asked for:

                {addresses.Page}

                If the page does not open, use the link that you were given first.

                You want no more of these e-mails? Stop them here:

                {stop}
                """, stop);
    }
}
