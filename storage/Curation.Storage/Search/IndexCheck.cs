using System.Globalization;

namespace Curation.Storage.Search;

/// <summary>What comparing an index with PostgreSQL came to.</summary>
public sealed record IndexCheck
{
    /// <summary><c>postings</c> or <c>proposals</c>.</summary>
    public required string Name { get; init; }

    /// <summary>By PostgreSQL's clock.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Of PostgreSQL.</summary>
    public int Rows { get; init; }

    /// <summary>Rows that the index did not have.</summary>
    public int Missing { get; init; }

    /// <summary>Documents that were not as their rows are.</summary>
    public int Differing { get; init; }

    /// <summary>Documents of which there is no row.</summary>
    public int Surplus { get; init; }

    /// <summary>Of these three.</summary>
    public int Mended { get; init; }

    /// <summary>Why it could not be compared, or not all be mended.</summary>
    public string? Problem { get; init; }

    /// <summary>In one line.</summary>
    public override string ToString()
    {
        string Count(int n) => n.ToString("N0", CultureInfo.InvariantCulture);
        var wrong = new[] { (Missing, "missing"), (Differing, "differing"), (Surplus, "too many") }.Where(w => w.Item1 > 0).Select(w => $"{Count(w.Item1)} {w.Item2}").ToArray();
        return (wrong.Length, Problem) switch
        {
            (0, { } problem) => $"{Name}: not compared. {problem}",
            (0, null) => $"{Name}: {Count(Rows)} compared, nothing differs.",
            _ => $"{Name}: {Count(Rows)} compared, {string.Join(", ", wrong)}; {Count(Mended)} mended.{(Problem is null ? "" : $" {Problem}")}",
        };
    }
}
