using PrescribeRx.Application;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Infrastructure;
using PrescribeRx.Web;

try
{
    if (Commands.AskedOfCatalog(args) is { } ofCatalog)
        return await ofCatalog();

    var builder = WebApplication.CreateBuilder(Commands.Settings(args));
    builder.ListenOnlyHereUnlessTold();

    await using var database = await ClinicDatabase.Open(builder.Configuration);
    builder.Services.AddApplication().AddInfrastructure(database.Choice).AddPortal(builder.Configuration);

    await using var app = builder.Build();
    if (Commands.Asked(args) is { } command)
        return await command(app.Services);

    app.UsePortal();
    await app.RunAsync();
    return 0;
}
catch (Exception stopped) when (stopped is PrivatePostgresUnavailable or ConfigurationIsWrong or PrinterMissing)
{
    await Console.Error.WriteLineAsync(stopped.Message);
    return 1;
}

/// <summary>Named so that tests can start the same program.</summary>
public partial class Program;
