using System.Runtime.CompilerServices;

namespace PrescribeRx.Tests;

/// <summary>A user of Linux has 128 watches of files, and every portal that a test opens would hold some until it is collected.</summary>
internal static class NoFileWatches
{
    [ModuleInitializer]
    internal static void Begin()
    {
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "true");
    }
}
