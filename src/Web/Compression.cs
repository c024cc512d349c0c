using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace PrescribeRx.Web;

/// <summary>
/// Pages and files are sent compressed where that is safe: telephones are on slow networks. From the size of a compressed page
/// somebody who can put words of their own beside a secret could guess the secret. The pages of a patient repeat nothing of an
/// address, nor do those of the clinic when nothing is asked in it; a form comes back only with a token that another site does not
/// have, and that token is written anew in every answer. What was searched for, what was posted, and the page that takes a patient's
/// year of birth are sent as they are.
/// </summary>
internal static class Compression
{
    private static readonly string[] Files = ["/styles", "/scripts", "/worker.js", "/favicon.svg", "/my.webmanifest", "/my-es.webmanifest"];

    public static bool IsSafe(HttpContext http) =>
        http.Request.Path.StartsWithSegments(Links.My) || Files.Any(file => http.Request.Path.StartsWithSegments(file)) || (!Links.IsForPatients(http.Request.Path) && IsWithoutWords(http.Request));

    private static bool IsWithoutWords(HttpRequest request) => HttpMethods.IsGet(request.Method) && !request.QueryString.HasValue;

    public static void Add(IServiceCollection services) => services
        .AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/manifest+json"];
        })
        .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal)
        .Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
}
