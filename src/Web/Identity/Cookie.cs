using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using PrescribeRx.Application;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Infrastructure;
using PrescribeRx.Infrastructure.Identity;

namespace PrescribeRx.Web.Identity;

/// <summary>The cookie that says who is signed in. Its owner is looked up on every request.</summary>
internal static class Cookie
{
    private const string ClinicClaim = "clinic";
    /// <summary>By this name a form knows to whom it was given, even if they sign in again with another password.</summary>
    private const string PersonClaim = "sub";
    private const string StampClaim = "stamp";
    private static readonly TimeSpan SignedOutAfter = TimeSpan.FromMinutes(60);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "prescriberx";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = SignedOutAfter;
        options.SlidingExpiration = true;
        options.LoginPath = Links.SignIn;
        options.ReturnUrlParameter = "then";
        options.Events.OnValidatePrincipal = LookUp;
    }

    public static Task SignIn(HttpContext http, Person person)
    {
        var claims = new ClaimsIdentity(CookieAuthenticationDefaults.AuthenticationScheme);
        claims.AddClaim(new(ClinicClaim, person.Clinic.ToString()));
        claims.AddClaim(new(PersonClaim, person.Id.ToString()));
        claims.AddClaim(new(StampClaim, person.SecurityStamp));
        return http.SignInAsync(new ClaimsPrincipal(claims));
    }

    private static async Task LookUp(CookieValidatePrincipalContext context)
    {
        // The page that says what went wrong must not need the database.
        if (context.Request.Path == Links.Problem)
        {
            context.RejectPrincipal();
            return;
        }
        var services = context.HttpContext.RequestServices;
        var owner = Guid.TryParse(context.Principal?.FindFirstValue(ClinicClaim), out var clinic)
            && Guid.TryParse(context.Principal.FindFirstValue(PersonClaim), out var person)
            && context.Principal.FindFirstValue(StampClaim) is { } stamp
                ? await services.GetRequiredService<CookieOwner>().Find(clinic, person, stamp, context.HttpContext.RequestAborted)
                : null;
        if (owner is { } found)
            services.GetRequiredService<Caller>().Is(found.Person, found.Clinic, found.Policy);
        else
            context.RejectPrincipal();
    }
}
