namespace Curation.Pipelines.Nightly;

/// <summary>
/// A named place where a test can make a fault happen. Compiled in always, armed only by the environment variable
/// <c>CURATION_FAILPOINTS</c>, as in <c>unit=delay:300</c> (milliseconds).
/// </summary>
internal static class Failpoint
{
    private static readonly Dictionary<string, TimeSpan> Delays = Parse(Environment.GetEnvironmentVariable("CURATION_FAILPOINTS"));

    /// <summary>Waits where the failpoint is armed; does nothing else.</summary>
    public static Task DelayAsync(string name, TimeProvider clock, CancellationToken cancellation) =>
        Delays.TryGetValue(name, out var delay) ? Task.Delay(delay, clock, cancellation) : Task.CompletedTask;

    private static Dictionary<string, TimeSpan> Parse(string? armed) =>
        (armed ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(point => point.Split("=delay:", 2))
            .ToDictionary(parts => parts[0], parts => TimeSpan.FromMilliseconds(int.Parse(parts[1])), StringComparer.Ordinal);
}
