using System.Globalization;

namespace Curation.Ingest.Robots;

/// <summary>What a robots.txt allows whom (RFC 9309). Keys are read as leniently as google/robotstxt reads them.</summary>
public sealed class RobotsRules
{
    /// <summary>RFC 9309, 2.5, asks for 500 KiB at least; what lies beyond this is not read.</summary>
    public const int MaxBytes = 512 * 1024;

    private readonly List<RobotsGroup> groups;

    private RobotsRules(List<RobotsGroup> groups) => this.groups = groups;

    /// <summary>As where there is no robots.txt.</summary>
    public static RobotsRules AllowAll { get; } = new([]);

    /// <summary>As where it cannot be had.</summary>
    public static RobotsRules DisallowAll { get; } = Parse("User-agent: *\nDisallow: /"u8);

    /// <summary>Anything is a robots.txt; lines that say nothing are passed over.</summary>
    public static RobotsRules Parse(ReadOnlySpan<byte> file) => new(RobotsLines.Groups(file.Length > MaxBytes ? file[..MaxBytes] : file));

    /// <summary>Whether the agent may fetch the address. <paramref name="agent"/> is a product token (<c>CurationBot</c>), or a user agent that begins with one.</summary>
    public bool Allows(string agent, Uri address) => Allows(agent, address.PathAndQuery);

    /// <summary>The longest rule that matches decides; of two equally long ones, the one that allows. <c>/robots.txt</c> is always allowed.</summary>
    public bool Allows(string agent, string pathAndQuery)
    {
        var path = RobotsPath.Normalize(pathAndQuery.Length > 0 && pathAndQuery[0] == '/' ? pathAndQuery : "/" + pathAndQuery);
        if (path == "/robots.txt")
        {
            return true;
        }

        var (allowed, length) = (true, -1);
        foreach (var rule in Groups(agent).SelectMany(group => group.Rules))
        {
            if (rule.Pattern.Length >= length && RobotsPath.Matches(rule.Pattern, path) && (rule.Pattern.Length > length || rule.Allow))
            {
                (allowed, length) = (rule.Allow, rule.Pattern.Length);
            }
        }

        return allowed;
    }

    /// <summary>The delay between requests that the agent is asked to keep (no part of the RFC, but common); null where none is stated.</summary>
    public TimeSpan? CrawlDelay(string agent) =>
        Groups(agent).Select(group => group.CrawlDelay).FirstOrDefault(delay => delay is not null) is { } stated
        && double.TryParse(stated, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= 1_000_000
            ? TimeSpan.FromSeconds(seconds)
            : null;

    /// <summary>Every group that names the agent; where none does, those for all.</summary>
    private IEnumerable<RobotsGroup> Groups(string agent)
    {
        var token = RobotsLines.ProductToken(agent);
        var own = groups.Where(group => group.Agents.Contains(token)).ToList();
        return own.Count > 0 ? own : groups.Where(group => group.ForAll);
    }
}
