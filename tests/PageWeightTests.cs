using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using PrescribeRx.Application.Patients;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain;
using PrescribeRx.Web;

namespace PrescribeRx.Tests;

/// <summary>A first visit, with all that the page asks for and all that those ask for.</summary>
public sealed partial class PageWeightTests(TestDatabase databases)
{
    private const int MostBytes = 60 * 1024;
    private const int MostBytesOfPortal = 50 * 1024;
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
        var weights = await Weigh(request => phone.SendAsync(request), encoding, Links.MyToday, "/worker.js");
        var told = string.Join('\n', weights.Select(one => $"{one.Value} {one.Key}"));
        weights.Keys.ShouldContain("/scripts/keep.js");
        weights.Keys.ShouldContain("/styles/handout.css");
        weights.Keys.ShouldContain("/icon.png");
        weights.Values.Sum().ShouldBeLessThanOrEqualTo(MostBytes, told);
        weights.Where(one => one.Key.Contains(".js", StringComparison.Ordinal)).Sum(one => one.Value).ShouldBeLessThanOrEqualTo(MostBytesOfScript, told);
        TestContext.Current.TestOutputHelper?.WriteLine($"{weights.Values.Sum()}\n{told}");
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task The_first_visit_to_a_page_of_the_portal_weighs_no_more_than_50_KB(string encoding)
    {
        await using var portal = await Portal.Open(databases);
        var plan = await portal.EightStretches();
        await portal.Send(plan.Of.Clinician, new StartNextVersion(plan.Patient, plan.Prescription, await portal.RevisionOf(plan)));
        for (var number = 0; number < 30; number++)
            await portal.APatient($"Patient {number}");
        using var clinician = await portal.SignedIn(plan.Of.Clinician);
        foreach (var page in new[] { Links.Caseload, Links.Patient(plan.Patient), Links.Build(plan.Patient, plan.Prescription), plan.Address, plan.Report, Links.Catalog, Links.Guide, Links.Terms })
        {
            var weights = await Weigh(clinician.Get, encoding, page);
            weights.Keys.ShouldContain(file => file.StartsWith("/scripts/keys.js", StringComparison.Ordinal));
            weights.Values.Sum().ShouldBeLessThanOrEqualTo(MostBytesOfPortal, $"{page}\n{string.Join('\n', weights.Select(one => $"{one.Value} {one.Key}"))}");
        }
    }

    [Fact]
    public async Task What_shows_what_somebody_typed_is_not_compressed()
    {
        await using var portal = await Portal.Open(databases);
        using var phone = portal.CreateClient();
        foreach (var address in new[] { Links.SignInThen("/guessed"), Links.OpenLink("guessed") })
            (await phone.SendAsync(Asking(address, "br"), TestContext.Current.CancellationToken)).Content.Headers.ContentEncoding.ShouldBeEmpty(address);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        using var searched = await clinician.Get(Asking($"{Links.Catalog}?Search=guessed", "br"));
        (searched.StatusCode, searched.Content.Headers.ContentEncoding.Count).ShouldBe((HttpStatusCode.OK, 0));
    }

    private static async Task<Dictionary<string, int>> Weigh(Func<HttpRequestMessage, Task<HttpResponseMessage>> send, string encoding, params string[] first)
    {
        var weights = new Dictionary<string, int>();
        var waiting = new Queue<string>(first);
        while (waiting.TryDequeue(out var address))
        {
            if (weights.ContainsKey(address))
                continue;
            (weights[address], var text) = await Get(send, address, encoding);
            foreach (var asked in AskedBy(address, text))
                waiting.Enqueue(asked);
        }
        return weights;
    }

    private static IEnumerable<string> AskedBy(string address, string text)
    {
        var file = address.Split('?')[0];
        var names = file.EndsWith(".webmanifest", StringComparison.Ordinal) ? Icons() : file.Contains('.', StringComparison.Ordinal) ? Imports() : Parts();
        return names.Matches(text).Select(found => new Uri(new Uri($"http://phone{address}"), found.Groups[1].Value).PathAndQuery);
    }

    private static async Task<(int Bytes, string Text)> Get(Func<HttpRequestMessage, Task<HttpResponseMessage>> send, string address, string encoding)
    {
        using var answer = await send(Asking(address, encoding));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (address.EndsWith(".png", StringComparison.Ordinal))
            return (bytes.Length, "");
        answer.Content.Headers.ContentEncoding.ShouldBe([encoding], address);
        using var packed = new MemoryStream(bytes);
        await using Stream plain = encoding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        return (bytes.Length, await reader.ReadToEndAsync());
    }

    private static HttpRequestMessage Asking(string address, string encoding)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        return request;
    }

    [GeneratedRegex("<(?:link|script|img)[^>]* (?:href|src)=\"(/[^\"]+)\"")]
    private static partial Regex Parts();

    [GeneratedRegex("(?:from |url\\()['\"]([^'\"]+)['\"]")]
    private static partial Regex Imports();

    [GeneratedRegex("\"src\": \"([^\"]+)\"")]
    private static partial Regex Icons();
}
