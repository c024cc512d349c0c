using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.WebEncoders;
using PrescribeRx.Application;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Application.Identity;
using PrescribeRx.Application.Patients;
using PrescribeRx.Infrastructure;
using PrescribeRx.Infrastructure.Handouts;
using PrescribeRx.Infrastructure.Identity;
using PrescribeRx.Infrastructure.Patients;
using PrescribeRx.Web.Handouts;
using PrescribeRx.Web.Identity;
using PrescribeRx.Web.Patients;
using PrescribeRx.Web.Reports;

namespace PrescribeRx.Web;

internal static class Caching
{
    /// <summary>A file asked for by its version never changes under that address.</summary>
    public static readonly StaticFileOptions ForVersioned = new()
    {
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
            file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : IsModule(file.Context.Request) ? "no-cache" : "public, max-age=3600",
    };

    /// <summary>A module is imported by its bare name, and must be of the same version as the one that imports it.</summary>
    private static bool IsModule(HttpRequest request) => request.Path.StartsWithSegments("/scripts");
}

/// <summary>The portal put together: what pages need, and what every request goes through.</summary>
internal static class Portal
{
    private const string Here = "http://127.0.0.1:5080";
    private const int MostFields = 4096;

    /// <summary>On a patient's pages the patient, and nobody of the clinic; everywhere else the other way round.</summary>
    private const string WhoAsks = "who asks";

    public static void ListenOnlyHereUnlessTold(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
            builder.WebHost.UseUrls(Here);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimit.Most;
        });
    }

    public static IServiceCollection AddPortal(this IServiceCollection services, IConfiguration configuration)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        services.AddRazorPages(pages =>
        {
            pages.RootDirectory = "/";
            FolderRights.Declare(pages.Conventions);
        }).AddMvcOptions(mvc =>
        {
            mvc.Filters.Add<PermissionFilter>();
            mvc.Filters.Add<FormFilter>();
            mvc.Filters.Add<RefusalFilter>();
            mvc.Filters.Add<UnsentFormFilter>();
            mvc.Filters.Add<SubmissionFilter>();
            mvc.MaxModelBindingCollectionSize = MostFields;
        });
        services.Configure<HtmlHelperOptions>(html => html.ClientValidationEnabled = false);
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(forms =>
        {
            forms.ValueCountLimit = MostFields;
            // A photo or a file of patients is never written to a file in the clear.
            forms.MemoryBufferThreshold = BodyLimit.MostWithPhoto;
        });
        services.AddSingleton<Interface>();
        // Letters beyond ASCII go out as they are: no page needs them as numbers.
        services.Configure<WebEncoderOptions>(html => html.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton<Microsoft.AspNetCore.Antiforgery.IAntiforgeryAdditionalDataProvider, FormNames>();
        services.AddSingleton<UnsentForms>();
        services.AddAntiforgery(form => form.Cookie.Name = "prescriberx-form");
        services.Configure<Microsoft.AspNetCore.Mvc.CookieTempDataProviderOptions>(notice => notice.Cookie.Name = "prescriberx-notice");
        services.Configure<ForwardedHeadersOptions>(proxy => proxy.ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedFor);
        services.AddProblemDetails();
        services.AddAuthentication(WhoAsks).AddCookie(Cookie.Configure).AddCookie(PatientCookie.Scheme, PatientCookie.Configure)
            .AddPolicyScheme(WhoAsks, null, by => by.ForwardDefaultSelector = http => Links.IsForPatients(http.Request.Path) ? PatientCookie.Scheme : CookieAuthenticationDefaults.AuthenticationScheme);
        services.AddAuthorization();
        Compression.Add(services);
        services.AddRateLimiter(PatientLimits.Configure);
        services.AddSingleton<IHttpContextFactory, HidesTokens>();
        services.AddSingleton(Site.From(configuration));
        services.AddSingleton<IPublicAddresses>(provider => provider.GetRequiredService<Site>());
        services.AddSingleton(MailSettings.Read(configuration));

        services.AddSingleton(new FirstStart(Demonstration: configuration.GetValue("Start:Demonstration", true)));
        services.AddSingleton(new SetUpCode(configuration["SetUp:Code"] ?? OneTimeCode.New()));
        services.AddSingleton(new ChromiumPlace(configuration["Handouts:Chromium"]) { Longest = TimeSpan.FromSeconds(configuration.GetValue("Handouts:LongestPrint", 30)) });
        services.AddSingleton(Console.Out);
        services.AddSingleton<Welcome>();
        services.AddSingleton<Readiness>();
        services.AddHostedService<Preparation>();
        services.AddScoped<PrintedViews>();
        services.AddScoped<IHandoutPrinter, HtmlHandoutPrinter>();
        services.AddScoped<ReportPrinter>();
        services.AddScoped<DemonstrationClinic>();
        return services;
    }

    public static void UsePortal(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMyLanguage();
        app.UseSecurityHeaders();
        app.UseExceptionHandler(Links.Problem);
        app.UseStatusCodePagesWithReExecute(Links.Problem, "?status={0}");
        app.UseWhen(Compression.IsSafe, small => small.UseResponseCompression());
        app.UseStaticFiles(Caching.ForVersioned);
        app.MapHealth();
        app.UseWhen(http => !http.Request.Path.StartsWithSegments("/health") && http.Request.Path != Links.Problem, pages =>
        {
            pages.UseBodyLimit();
            pages.UseReadiness();
        });
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseEnglishOfClinic();
        app.UseAuthorization();
        app.MapRazorPages();
    }
}
