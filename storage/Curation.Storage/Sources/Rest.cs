namespace Curation.Storage.Sources;

/// <summary>How long what does not work is left alone.</summary>
public static class Rest
{
    /// <summary>
    /// Until shortly before the next night, and twice as long with each further failure, 16 nights at most; longer where the server asked for that.
    /// Shortly before: nights are not quite 24 hours apart.
    /// </summary>
    /// <param name="failures">In a row, this one included; at least 1.</param>
    public static DateTimeOffset After(int failures, DateTimeOffset at, TimeSpan? retryAfter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        var rest = TimeSpan.FromHours(20) + TimeSpan.FromDays(Math.Pow(2, Math.Min(failures - 1, 4)) - 1);
        return at + (retryAfter > rest ? retryAfter.Value : rest);
    }
}
