using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;
using PrescribeRx.Application.Patients;

namespace PrescribeRx.Infrastructure.Patients;

/// <summary>By which server e-mail goes out; without one, none does.</summary>
public sealed record MailSettings(string? Host, int Port, string? From, string? User, string? Password, bool Tls)
{
    private const int Submission = 587;
    private const int MostPort = 65535;

    /// <exception cref="ConfigurationIsWrong">A setting is missing or wrong; says which.</exception>
    public static MailSettings Read(IConfiguration configuration)
    {
        var mail = configuration.GetSection("Mail");
        if (string.IsNullOrWhiteSpace(mail["Host"]))
            return new(null, Submission, null, null, null, Tls: true);
        if (mail["From"] is not { } from || from.Any(char.IsControl) || !MailAddress.TryCreate(from, out _))
            throw new ConfigurationIsWrong("Mail:Host is set, so Mail:From must be the address that e-mail comes from, for example reminders@clinic.example.");
        return new(mail["Host"]!.Trim(), PortFrom(mail["Port"]), from, mail["User"], mail["Password"], TlsFrom(mail["Tls"]));
    }

    /// <summary>Never the password.</summary>
    public override string ToString() => Host ?? "no mail server";

    private static int PortFrom(string? set) =>
        string.IsNullOrWhiteSpace(set) ? Submission
        : int.TryParse(set, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= MostPort ? port
        : throw new ConfigurationIsWrong($"Mail:Port is \"{set}\". Use a whole number from 1 to {MostPort}, or leave it out for {Submission}.");

    private static bool TlsFrom(string? set) =>
        string.IsNullOrWhiteSpace(set) || (bool.TryParse(set, out var tls) ? tls : throw new ConfigurationIsWrong($"Mail:Tls is \"{set}\". Use true or false."));
}

internal sealed class SmtpPost(MailSettings settings) : IPost
{
    /// <summary>Well within the lease, so that nobody else takes the letter meanwhile.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public bool IsOpen => settings.Host is not null;

    public async Task Send(Letter letter, CancellationToken ct)
    {
        using var client = new SmtpClient(settings.Host!, settings.Port) { EnableSsl = settings.Tls };
        if (settings.User is { Length: > 0 } user)
            client.Credentials = new NetworkCredential(user, settings.Password);
        using var message = Written(letter);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(message, patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new NotSent("The mail server took too long.");
        }
        catch (Exception failed) when (failed is SmtpException or IOException or SocketException)
        {
            throw new NotSent(WhyNot(failed));
        }
    }

    private MailMessage Written(Letter letter)
    {
        var message = new MailMessage(new MailAddress(settings.From!), new MailAddress(letter.To))
        {
            Subject = letter.Subject, Body = letter.Body.ReplaceLineEndings("\r\n"), BodyEncoding = Encoding.ASCII, BodyTransferEncoding = TransferEncoding.SevenBit, SubjectEncoding = Encoding.ASCII,
        };
        // Letters beyond ASCII are written so that every server passes them on.
        if (!letter.Body.All(char.IsAscii))
            (message.BodyEncoding, message.BodyTransferEncoding, message.SubjectEncoding) = (Encoding.UTF8, TransferEncoding.QuotedPrintable, Encoding.UTF8);
        message.Headers.Add("Message-ID", $"<{letter.Id}@{message.From!.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("List-Unsubscribe", $"<{letter.Stop}>");
        message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return message;
    }

    /// <summary>A server may repeat the address in what it says, so its words are not kept; only its number is.</summary>
    private static string WhyNot(Exception failed) => failed is SmtpException { StatusCode: not SmtpStatusCode.GeneralFailure } refused
        ? string.Create(CultureInfo.InvariantCulture, $"The mail server did not take it: it answered {(int)refused.StatusCode}.")
        : "The mail server could not be reached.";
}
