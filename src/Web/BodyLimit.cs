namespace PrescribeRx.Web;

/// <summary>Nobody types more than this into a form. More is refused with 413 before anything of it is kept.</summary>
internal static class BodyLimit
{
    public const long Most = 1_000_000;

    public static IApplicationBuilder UseBodyLimit(this IApplicationBuilder app) =>
        app.Use(async (http, next) =>
        {
            if (http.Request.ContentLength > Most || !await FormCanBeRead(http))
            {
                http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return;
            }
            await next(http);
        });

    /// <summary>Read here, since the check of the form's token would answer 400 to a body that is too large.</summary>
    private static async Task<bool> FormCanBeRead(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
            return true;
        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
            return true;
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return false;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
