namespace Curation.Ingest.Robots;

/// <summary>One or more user agents and the rules that stand below them.</summary>
internal sealed class RobotsGroup
{
    public HashSet<string> Agents { get; } = new(StringComparer.OrdinalIgnoreCase);

    public bool ForAll { get; set; }

    public List<RobotsRule> Rules { get; } = [];

    public string? CrawlDelay { get; set; }
}

/// <param name="Pattern">Normalised; <c>*</c> stands for anything, <c>$</c> at its end for the end.</param>
internal sealed record RobotsRule(bool Allow, string Pattern);
