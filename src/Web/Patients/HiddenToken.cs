using Microsoft.AspNetCore.Http.Features;

namespace PrescribeRx.Web.Patients;

/// <summary>The token that stood in the address of a request.</summary>
public sealed record HiddenToken(string Value);

/// <summary>
/// Takes the token out of an address before anything can write it down: routing, files, failures and the server's own log of
/// requests all see the bare address.
/// </summary>
internal sealed class HidesTokens(IServiceProvider services) : IHttpContextFactory
{
    private readonly DefaultHttpContextFactory inner = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        if (featureCollection.Get<IHttpRequestFeature>() is { } request && request.Path.StartsWith(Links.OpenLink(""), StringComparison.OrdinalIgnoreCase))
        {
            featureCollection.Set(new HiddenToken(request.Path[Links.OpenLink("").Length..]));
            (request.Path, request.RawTarget, request.QueryString) = (Links.OpenLink(), Links.OpenLink(), "");
        }
        return inner.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => inner.Dispose(httpContext);
}
