namespace PrescribeRx.Tests;

/// <summary>One portal for all tests of a class, which each make their own patients and look at nothing else.</summary>
public sealed class PortalFixture(TestDatabase databases) : IAsyncLifetime
{
    public Portal Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
