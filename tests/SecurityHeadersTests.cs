using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using PrescribeRx.Web;

namespace PrescribeRx.Tests;

public class SecurityHeadersTests
{
    [Fact]
    public async Task A_page_may_load_only_what_is_ours_and_is_kept_nowhere()
    {
        var headers = (await Get("/page")).Headers;
        var policy = headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none';");
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
        headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["same-origin"]);
        headers.Contains("Permissions-Policy").ShouldBeTrue();
        headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task What_says_how_long_it_keeps_is_left_alone() =>
        (await Get("/styles")).Headers.CacheControl!.ToString().ShouldBe("public, max-age=60");

    [Fact]
    public async Task A_refusal_and_a_page_that_is_not_there_carry_the_headers_too() =>
        (await Get("/nowhere")).Headers.Contains("Content-Security-Policy").ShouldBeTrue();

    private static async Task<HttpResponseMessage> Get(string path)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        await using var app = builder.Build();
        app.UseSecurityHeaders();
        app.MapGet("/page", () => "page");
        app.MapGet("/styles", (HttpResponse response) =>
        {
            response.Headers.CacheControl = "public, max-age=60";
            return "styles";
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return await app.GetTestClient().GetAsync(path, TestContext.Current.CancellationToken);
    }
}
