namespace PrescribeRx.Web;

/// <summary>What a browser is told on every answer: load only what is ours, show us in nobody's frame, keep no copy.</summary>
public static class SecurityHeaders
{
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    private const string Permissions =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use((http, next) =>
        {
            var isForPatients = Links.IsForPatients(http.Request.Path);
            http.Response.OnStarting(() => Write(http.Response.Headers, isForPatients));
            return next(http);
        });

    private static Task Write(IHeaderDictionary headers, bool isForPatients)
    {
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Not "no-referrer" for people of the clinic: with that, a browser sends "Origin: null" with our own forms.
        headers["Referrer-Policy"] = isForPatients ? "no-referrer" : "same-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (isForPatients)
            (headers["X-Robots-Tag"], headers.CacheControl) = ("noindex, nofollow", "no-store, private");
        // Static files say themselves how long they keep; whatever says nothing is a page about somebody.
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
