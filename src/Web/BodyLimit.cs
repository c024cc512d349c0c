using Microsoft.AspNetCore.Http.Features;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Web;

/// <summary>Nobody types more than this into a form, and no file is larger. More is refused with 413 before anything of it is kept.</summary>
internal static class BodyLimit
{
    /// <summary>As much as if somebody pasted a book into each field: what is too long for a field is told there, with what was pasted still in it.</summary>
    public const long Most = 4_000_000;

    /// <summary>The photo, and what stands around it in the form.</summary>
    public const int MostWithPhoto = SheetPhoto.MostBytes + 100_000;

    /// <summary>The file of patients, likewise; one that is a little too large is told so on its page.</summary>
    public const int MostWithPatients = PatientImport.MostBytes + 1_000_000;

    public static IApplicationBuilder UseBodyLimit(this IApplicationBuilder app) =>
        app.Use(async (http, next) =>
        {
            if (await WhyNot(http.Request) is { } status)
            {
                http.Response.StatusCode = status;
                return;
            }
            await next(http);
        });

    /// <summary>Read here, since the check of the form's token would answer 400 to a body that is too large. What is no form is read by no page.</summary>
    private static async Task<int?> WhyNot(HttpRequest request)
    {
        var most = Links.TakesPhotos(request.Path) ? MostWithPhoto : request.Path == Links.ImportPatients ? MostWithPatients : Most;
        if (request.ContentLength > most)
            return StatusCodes.Status413PayloadTooLarge;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = most;
        try
        {
            return await ReadAll(request) ? null : StatusCodes.Status400BadRequest;
        }
        catch (BadHttpRequestException unreadable)
        {
            return unreadable.StatusCode;
        }
    }

    /// <summary>What is no form is read to its end too: whether it is too large does not hang on where it stops making sense.</summary>
    private static async Task<bool> ReadAll(HttpRequest request)
    {
        var isForm = true;
        try
        {
            if (request.HasFormContentType)
                await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (InvalidDataException)
        {
            isForm = false;
        }
        await request.Body.CopyToAsync(Stream.Null, request.HttpContext.RequestAborted);
        return isForm;
    }
}
