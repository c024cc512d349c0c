using Microsoft.AspNetCore.Http.Features;

namespace PrescribeRx.Web.Patients;

/// <summary>The token that stood in the address of a request.</summary>
public sealed record HiddenToken(string Value)
{
    public static string Of(HttpContext http) => http.Features.Get<HiddenToken>()?.Value ?? "";
}

/// <summary>
/// Takes the token out of an address before anything can write it down: routing, files, failures and the server's own log of
/// requests all see the bare address.
/// </summary>
internal sealed class HidesTokens(IServiceProvider services) : IHttpContextFactory
{
    private readonly DefaultHttpContextFactory inner = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        if (featureCollection.Get<IHttpRequestFeature>() is { } request
            && Links.WithToken.FirstOrDefault(place => request.Path.StartsWith(place + "/", StringComparison.OrdinalIgnoreCase)) is { } place)
        {
            featureCollection.Set(new HiddenToken(request.Path[(place.Length + 1)..]));
            (request.Path, request.RawTarget, request.QueryString) = (place, place, MyLanguage.KeptOf(request.QueryString));
        }
        return inner.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => inner.Dispose(httpContext);
}
