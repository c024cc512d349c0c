using PrescribeRx.Infrastructure;

namespace PrescribeRx.Web;

internal static class Health
{
    /// <summary>/health/live: the program runs. /health/ready: the database answers too, or why not.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", async (Readiness readiness, ClinicDb db, CancellationToken ct) =>
            readiness.NotReadyBecause is { } because ? Results.Text(because, statusCode: StatusCodes.Status503ServiceUnavailable)
            : await db.Database.CanConnectAsync(ct) ? Results.Text("ready")
            : Results.Text(Readiness.DatabaseIsAway, statusCode: StatusCodes.Status503ServiceUnavailable));
    }

    /// <summary>Until the database is prepared, pages say so instead of failing.</summary>
    public static IApplicationBuilder UseReadiness(this IApplicationBuilder app) =>
        app.Use(async (http, next) =>
        {
            if (http.RequestServices.GetRequiredService<Readiness>().NotReadyBecause is null)
            {
                await next(http);
                return;
            }
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = "5";
        });
}
