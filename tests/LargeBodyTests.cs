using System.Net.Sockets;
using System.Text;
using PrescribeRx.Web;

namespace PrescribeRx.Tests;

/// <summary>Against the real server, since the one for tests has no limits.</summary>
public sealed class LargeBodyTests(TestDatabase databases) : IAsyncLifetime
{
    private const long TwoHundredMegabytes = 200_000_000;
    private Portal portal = null!;
    private Uri address = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.OpenEmpty(databases);
        portal.UseKestrel(0);
        portal.StartServer();
        address = portal.ClientOptions.BaseAddress;
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=b")]
    [InlineData("application/json")]
    public async Task A_body_that_says_it_is_200_MB_is_refused_before_it_is_read(string type) =>
        (await FirstLine($"Content-Type: {type}\r\nContent-Length: {TwoHundredMegabytes}", chunked: false)).ShouldContain(" 413 ");

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=b")]
    [InlineData("application/json")]
    [InlineData("")]
    public async Task A_body_of_200_MB_that_does_not_say_its_size_is_refused_once_it_is_too_much(string type) =>
        (await FirstLine($"{(type == "" ? "" : $"Content-Type: {type}\r\n")}Transfer-Encoding: chunked", chunked: true)).ShouldContain(" 413 ");

    [Fact]
    public async Task After_all_that_the_portal_still_answers()
    {
        await FirstLine("Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked", chunked: true);
        using var browser = new HttpClient { BaseAddress = address };
        (await browser.GetStringAsync("/health/ready", TestContext.Current.CancellationToken)).ShouldBe("ready");
    }

    private async Task<string> FirstLine(string headers, bool chunked)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {Links.SetUp} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: text/html\r\n{headers}\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var answer = reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask();
        await Send(stream, chunked, answer);
        return await answer.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken) ?? "";
    }

    /// <summary>Until the server has answered, or hung up.</summary>
    private static async Task Send(NetworkStream stream, bool chunked, Task answer)
    {
        const int Piece = 64 * 1024;
        var letters = Enumerable.Repeat((byte)'a', Piece).ToArray();
        try
        {
            for (long sent = 0; sent < TwoHundredMegabytes && !answer.IsCompleted; sent += Piece)
            {
                if (chunked)
                    await stream.WriteAsync(Encoding.ASCII.GetBytes($"{Piece:x}\r\n"));
                await stream.WriteAsync(letters);
                if (chunked)
                    await stream.WriteAsync("\r\n"u8.ToArray());
            }
        }
        catch (IOException)
        {
            // The server hung up; what it said first is what counts.
        }
    }
}
