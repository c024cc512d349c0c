using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Adherence;

/// <summary>A patient's first visit to their page of eight stretches, with all that it asks for and all that those ask for.</summary>
public sealed partial class PageWeightTests(TestDatabase databases)
{
    private const int MostBytes = 60 * 1024;
    private const int MostBytesOfScript = 15 * 1024;

    [Theory]
    [InlineData("br", Language.English)]
    [InlineData("gzip", Language.English)]
    [InlineData("gzip", Language.Spanish)]
    public async Task The_first_visit_weighs_no_more_than_60_KB_and_its_scripts_no_more_than_15(string encoding, Language language)
    {
        await using var portal = await Portal.Open(databases);
        var plan = await portal.EightStretches();
        await portal.Send(plan.Of.Clinician, new RecordFacts(plan.Patient, [], language));
        using var phone = portal.CreateClient();
        using var opened = await phone.GetAsync(new Uri(Links.OpenLink(await portal.ALink(plan)), UriKind.Relative), TestContext.Current.CancellationToken);
        var weights = new Dictionary<string, int>();
        var waiting = new Queue<string>([Links.MyToday, "/worker.js"]);
        while (waiting.TryDequeue(out var address))
        {
            if (weights.ContainsKey(address))
                continue;
            (weights[address], var text) = await Get(phone, address, encoding);
            foreach (var asked in AskedBy(address, text))
                waiting.Enqueue(asked);
        }
        var told = string.Join('\n', weights.Select(one => $"{one.Value} {one.Key}"));
        weights.Keys.ShouldContain("/scripts/keep.js");
        weights.Keys.ShouldContain("/styles/handout.css");
        weights.Keys.ShouldContain("/icon.png");
        weights.Values.Sum().ShouldBeLessThanOrEqualTo(MostBytes, told);
        weights.Where(one => one.Key.Contains(".js", StringComparison.Ordinal)).Sum(one => one.Value).ShouldBeLessThanOrEqualTo(MostBytesOfScript, told);
        TestContext.Current.TestOutputHelper?.WriteLine($"{weights.Values.Sum()}\n{told}");
    }

    [Fact]
    public async Task What_shows_what_somebody_typed_is_not_compressed()
    {
        await using var portal = await Portal.Open(databases);
        using var phone = portal.CreateClient();
        foreach (var address in new[] { Links.SignIn, Links.OpenLink("guessed") })
            (await Ask(phone, address, "br")).Content.Headers.ContentEncoding.ShouldBeEmpty(address);
    }

    private static IEnumerable<string> AskedBy(string address, string text)
    {
        var names = address == Links.MyToday ? Parts() : address.EndsWith(".webmanifest", StringComparison.Ordinal) ? Icons() : Imports();
        return names.Matches(text).Select(found => new Uri(new Uri($"http://phone{address}"), found.Groups[1].Value).PathAndQuery);
    }

    private static async Task<(int Bytes, string Text)> Get(HttpClient phone, string address, string encoding)
    {
        using var answer = await Ask(phone, address, encoding);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (address.EndsWith(".png", StringComparison.Ordinal))
            return (bytes.Length, "");
        answer.Content.Headers.ContentEncoding.ShouldBe([encoding], address);
        return (bytes.Length, await phone.GetStringAsync(address));
    }

    private static Task<HttpResponseMessage> Ask(HttpClient phone, string address, string encoding)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        return phone.SendAsync(request);
    }

    [GeneratedRegex("<(?:link|script|img)[^>]* (?:href|src)=\"(/[^\"]+)\"")]
    private static partial Regex Parts();

    [GeneratedRegex("(?:from |url\\()['\"]([^'\"]+)['\"]")]
    private static partial Regex Imports();

    [GeneratedRegex("\"src\": \"([^\"]+)\"")]
    private static partial Regex Icons();
}
