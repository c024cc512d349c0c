using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using PrescribeRx.Application.Identity;
using PrescribeRx.Infrastructure;

namespace PrescribeRx.Web;

/// <summary>What is said on the console once everything is ready: where to go, and how to sign in.</summary>
internal sealed class Welcome(IServer server, SetUpCode code, FirstStart first, TextWriter console)
{
    public async Task Prepare(IServiceProvider services, CancellationToken ct)
    {
        if (first.Demonstration)
            await services.GetRequiredService<DemonstrationClinic>().Make(ct);
    }

    public async Task Say(bool thereIsAClinic)
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        await console.WriteLineAsync();
        await console.WriteLineAsync($"PrescribeRx is ready: {address}");
        if (!thereIsAClinic)
            await console.WriteLineAsync($"Set it up at {address}{Links.SetUp} with this code: {code.Value}");
        else if (first.Demonstration)
            await console.WriteLineAsync(
                $"Sign in as {DemonstrationClinic.Lead} (lead and clinician), {DemonstrationClinic.Clinician} or {DemonstrationClinic.Assistant}, with the password: {DemonstrationClinic.Password}");
        await console.FlushAsync();
    }
}

/// <summary>Whether a new database begins with the demonstration clinic, or with nothing.</summary>
internal sealed record FirstStart(bool Demonstration);
