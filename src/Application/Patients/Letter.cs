using PrescribeRx.Domain;
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

    public Letter Write(OutboxMail mail, IPublicAddresses addresses, Language language)
    {
        var (words, stop) = (Phrases.Of(language), addresses.StopMail(StopToken, language)!);
        string[] said = mail.Kind == OutboxKind.Confirmation
            ?
            [
                $"{words["letter.asked"]}\n{words.Of("letter.say-yes", ("count", PatientReminder.ConfirmWithin.Days))}", addresses.ConfirmMail(ConfirmToken!, language)!,
                $"{words["letter.not-you"]}\n{words["letter.stop-here"]}",
            ]
            : [words["letter.reminder"], addresses.Page!, words["letter.first-link"], words["letter.no-more"]];
        return new(mail.Id, To, words[mail.Kind == OutboxKind.Confirmation ? "mail.is-yours" : "letter.subject"], string.Join("\n\n", [words["letter.hello"], .. said, stop]), stop);
    }
}
