namespace PrescribeRx.Tests;

/// <summary>The folder of the project, whose own files some tests read.</summary>
internal static class Checkout
{
    public static string Folder { get; } = Found();

    private static string Found()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PrescribeRx.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("There is no PrescribeRx.sln above the tests.");
        return folder.FullName;
    }
}
