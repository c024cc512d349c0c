using System.Diagnostics;

namespace PrescribeRx.Benchmarks;

/// <summary>Time in milliseconds, and the middle of several times.</summary>
internal static class Timing
{
    public static async Task<double> Time(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }

    public static double Median(IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[sorted.Count / 2];
    }
}
