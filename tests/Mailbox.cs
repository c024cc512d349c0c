using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PrescribeRx.Tests;

/// <summary>A mail server on a port of this machine, which keeps what it is given.</summary>
internal sealed class Mailbox : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentQueue<ReceivedMail> mails = new();
    private readonly Task listening;

    private Mailbox(int port)
    {
        listener = new(IPAddress.Loopback, port);
        listener.Start();
        listening = Listen();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public IReadOnlyList<ReceivedMail> Mails => [.. mails];

    /// <summary>With this it answers whoever names a recipient; nothing, and it takes everything.</summary>
    public int? Refuses { get; set; }

    public static Mailbox Open(int port = 0) => new(port);

    public Dictionary<string, string> Settings(params (string Name, string Value)[] more) => new(more.Select(one => KeyValuePair.Create(one.Name, one.Value)))
    {
        ["Site:PublicUrl"] = "https://stretches.clinic.example",
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = Port.ToString(CultureInfo.InvariantCulture),
        ["Mail:From"] = "reminders@clinic.example",
        ["Mail:Tls"] = "false",
    };

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await listening;
        closing.Dispose();
    }

    private async Task Listen()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(closing.Token);
                await Converse(client);
            }
            catch (Exception gone) when (gone is OperationCanceledException or IOException or SocketException)
            {
            }
        }
    }

    private async Task Converse(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 here");
        List<string> recipients = [];
        while (await reader.ReadLineAsync(closing.Token) is { } line)
        {
            var asked = line.Split(' ', ':')[0].ToUpperInvariant();
            if (asked == "RCPT" && Refuses is { } number)
                await writer.WriteLineAsync($"{number} <{line}> not now");
            else if (asked == "RCPT")
                recipients.Add(line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)]);
            if (asked == "DATA")
                await Take(recipients, reader, writer);
            else if (asked != "RCPT" || Refuses is null)
                await writer.WriteLineAsync(asked == "QUIT" ? "221 bye" : "250 ok");
        }
    }

    private async Task Take(List<string> recipients, StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(closing.Token) is { } line and not ".")
            text.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        mails.Enqueue(new([.. recipients], text.ToString()));
        recipients.Clear();
        await writer.WriteLineAsync("250 taken");
    }
}

internal sealed record ReceivedMail(IReadOnlyList<string> To, string Text)
{
    public string Body => Text.Contains("quoted-printable", StringComparison.Ordinal) ? Unquoted(Written) : Written;

    public string Subject => Header("Subject") is var subject && subject.StartsWith(InUtf8, StringComparison.OrdinalIgnoreCase)
        ? Encoding.UTF8.GetString(Convert.FromBase64String(subject[InUtf8.Length..^2]))
        : subject;

    private const string InUtf8 = "=?utf-8?B?";

    private string Written => Text[(Text.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];

    public string Header(string name) =>
        Text.Split("\n\n")[0].Replace("\n ", " ", StringComparison.Ordinal).Split('\n').Single(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

    /// <summary>The path of the address in the text that begins like this.</summary>
    public string Address(string place) => new Uri(Body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).First(word => word.Contains(place, StringComparison.Ordinal))).PathAndQuery;

    private static string Unquoted(string text) =>
        Uri.UnescapeDataString(text.Replace("=\n", "", StringComparison.Ordinal).Replace("%", "%25", StringComparison.Ordinal).Replace('=', '%'));
}
