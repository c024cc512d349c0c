using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using PrescribeRx.Application;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Web.Patients;

/// <summary>
/// The cookie that stands for a patient's link once its address was opened. It holds the id of the link, protected, and the link
/// is looked up on every request, so that a revoked one is out at once. It is sent with the patient's own pages only.
/// </summary>
public static class PatientCookie
{
    public const string Scheme = "patient";
    public const string Name = "prescriberx-my";
    private const string ClinicClaim = "clinic";
    private const string LinkClaim = "link";
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(180);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Name;
        options.Cookie.Path = Links.My;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.MaxAge = options.ExpireTimeSpan = Lasts;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = LookUp;
    }

    public static Task Hand(HttpContext http, PatientLink link)
    {
        var claims = new ClaimsIdentity(Scheme);
        claims.AddClaim(new(ClinicClaim, link.Clinic.ToString()));
        claims.AddClaim(new(LinkClaim, link.Id.ToString()));
        return http.SignInAsync(Scheme, new ClaimsPrincipal(claims));
    }

    private static async Task LookUp(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var holder = Guid.TryParse(context.Principal?.FindFirstValue(ClinicClaim), out var clinic) && Guid.TryParse(context.Principal.FindFirstValue(LinkClaim), out var link)
            ? await services.GetRequiredService<IPatientLinks>().WithId(clinic, link, context.HttpContext.RequestAborted)
            : null;
        if (holder is not null && holder.IsOpenAt(services.GetRequiredService<TimeProvider>().Moment()))
            services.GetRequiredService<Caller>().IsPatient(holder);
        else
            context.RejectPrincipal();
    }
}
