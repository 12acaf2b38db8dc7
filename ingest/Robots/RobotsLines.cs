using System.Text;

namespace Curation.Ingest.Robots;

/// <summary>The lines of a robots.txt: ended by LF, CR or both, cut at <c>#</c>, <c>key: value</c> or (leniently) <c>key value</c>.</summary>
internal static class RobotsLines
{
    /// <summary>Longer lines are cut, as google/robotstxt does (8 times the longest URL of a browser of old).</summary>
    private const int MaxLine = 2083 * 8;

    public static List<RobotsGroup> Groups(ReadOnlySpan<byte> file)
    {
        var groups = new List<RobotsGroup>();
        RobotsGroup? current = null;
        var open = false;
        foreach (var line in Lines(file))
        {
            var (key, value) = Split(line);
            switch (Key(key))
            {
                case "user-agent":
                    if (!open)
                    {
                        groups.Add(current = new RobotsGroup());
                        open = true;
                    }

                    AddAgent(current!, value);
                    break;
                case "allow" or "disallow" when current is not null:
                    open = false;
                    if (value.Length > 0)
                    {
                        current.Rules.Add(new RobotsRule(Key(key) == "allow", RobotsPath.Normalize(value)));
                    }

                    break;
                case "crawl-delay" when current is not null:
                    open = false;
                    current.CrawlDelay ??= value;
                    break;
            }
        }

        return groups;
    }

    /// <summary>The leading letters, <c>_</c> and <c>-</c> of a user agent (RFC 9309, 2.2.1).</summary>
    public static string ProductToken(string agent)
    {
        var end = 0;
        while (end < agent.Length && (char.IsAsciiLetter(agent[end]) || agent[end] is '_' or '-'))
        {
            end++;
        }

        return agent[..end];
    }

    private static void AddAgent(RobotsGroup group, string value)
    {
        if (value is ['*'] or ['*', ' ' or '\t', ..])
        {
            group.ForAll = true;
        }
        else if (ProductToken(value) is { Length: > 0 } token)
        {
            group.Agents.Add(token);
        }
    }

    private static List<string> Lines(ReadOnlySpan<byte> file)
    {
        // Some files hold only the first bytes of the mark.
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        for (var i = 0; i < mark.Length && !file.IsEmpty && file[0] == mark[i]; i++)
        {
            file = file[1..];
        }

        var lines = new List<string>();
        while (!file.IsEmpty)
        {
            var end = file.IndexOfAny((byte)'\n', (byte)'\r');
            var line = end < 0 ? file : file[..end];
            lines.Add(Encoding.UTF8.GetString(line.Length > MaxLine ? line[..MaxLine] : line));
            file = end < 0 ? default : file[(end + 1)..];
        }

        return lines;
    }

    private static (string Key, string Value) Split(string line)
    {
        var comment = line.IndexOf('#', StringComparison.Ordinal);
        var text = (comment < 0 ? line : line[..comment]).Trim();
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            // google/robotstxt accepts white space for the colon when exactly two words stand there.
            var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            return words.Length == 2 ? (words[0], words[1]) : ("", "");
        }

        return (text[..colon].Trim(), text[(colon + 1)..].Trim());
    }

    private static string Key(string key) => key.ToLowerInvariant() switch
    {
        "user-agent" or "useragent" or "user agent" => "user-agent",
        "disallow" or "dissallow" or "dissalow" or "disalow" or "diasllow" or "disallaw" => "disallow",
        "allow" => "allow",
        "crawl-delay" or "crawldelay" or "crawl delay" => "crawl-delay",
        _ => "",
    };
}
