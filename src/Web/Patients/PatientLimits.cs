using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace PrescribeRx.Web.Patients;

/// <summary>
/// How often a link, and how often one address of the network, may ask for patients' pages. Each instance of the portal counts for
/// itself, in memory: it slows down who guesses or floods, and the tokens are what keeps them out.
/// </summary>
public static class PatientLimits
{
    public const int OfLink = 120;
    public const int OfAddress = 600;
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(1);

    public static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(By(LinkOf, OfLink), By(AddressOf, OfAddress));
        options.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = Within.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    }

    private static PartitionedRateLimiter<HttpContext> By(Func<HttpContext, string?> whose, int most) =>
        PartitionedRateLimiter.Create<HttpContext, string>(http => Links.IsForPatients(http.Request.Path) && whose(http) is { } key
            ? RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = most, Window = Within, QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter(""));

    private static string? LinkOf(HttpContext http) =>
        (http.Features.Get<HiddenToken>()?.Value ?? http.Request.Cookies[PatientCookie.Name]) is { } secret
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))
            : null;

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
