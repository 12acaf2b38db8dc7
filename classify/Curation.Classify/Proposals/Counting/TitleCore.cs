using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Curation.Classify.Proposals.Counting;

/// <summary>What a title says of the job once rank, place, gender marks and numbers are gone: "Senior Customer Educator (m/f/d) - Berlin, #1234" → Customer Educator; those who lead are alike: "VP Sales" → Head of Sales.</summary>
/// <param name="Key">For comparing.</param>
/// <param name="Text">As it was spelled.</param>
public sealed partial record TitleCore(string Key, string Text)
{
    private static readonly FrozenSet<string> Dropped = Set(
        "senior sr snr junior jr lead principal staff mid midlevel entry level intern internship working student graduate trainee i ii iii iv v " +
        "global regional remote hybrid onsite us usa uk eu emea apac latam amer americas europe dach nordics benelux anz " +
        "northeast southeast midwest germany france spain canada india australia london berlin paris nyc boston chicago " +
        "fulltime parttime contract temporary freelance permanent hiring urgent m f d w x h mfd fmd the");

    private static readonly FrozenSet<string> Leaders = Set("head vp svp evp vice president director chief of");

    private static readonly FrozenSet<string> Ranks = Set(
        "manager specialist associate analyst representative engineer developer consultant coordinator executive advisor agent expert officer administrator architect partner");

    private static readonly string[] Doers = ["er", "or", "ist", "ian", "ant", "yst"];

    /// <param name="location">The posting's own place, whose words are dropped too.</param>
    /// <returns>None where nothing is left, or what is left is only a rank ("Manager") or a department ("Design"); an abbreviation of a title ("SRE") is one.</returns>
    public static TitleCore? Of(string title, string? location = null)
    {
        var place = location is null ? FrozenSet<string>.Empty : Words(location).Select(w => w.ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal);
        var leads = false;
        var parts = Separators.Split(Bracketed.Replace(title, " "))
            .Select(part => Words(part).Where(w => Keep(w.ToLowerInvariant())).ToArray())
            .ToArray();
        if (leads)
            parts = [.. parts.Select(words => words.Where(w => !Leaders.Contains(w.ToLowerInvariant())).ToArray())];
        parts = [.. parts.Where(words => words.Length > 0)];
        if (parts.Length == 0)
            return null;
        var core = parts[0];
        if (core.Length == 1 && Ranks.Contains(core[0].ToLowerInvariant()))
        {
            if (parts.Length == 1)
                return null;
            core = leads ? parts[1] : [.. parts[1], .. core];
        }

        if (core.Length == 1 && !leads && !Doers.Any(end => core[0].EndsWith(end, StringComparison.OrdinalIgnoreCase)) && !IsAbbreviation(core[0]))
            return null;
        var text = string.Join(' ', leads ? ["Head", "of", .. core] : core);
        return new TitleCore(Terms.Key(text), text);

        bool Keep(string word)
        {
            leads |= word != "of" && Leaders.Contains(word);
            return !Dropped.Contains(word) && !place.Contains(word) && !word.Any(char.IsDigit);
        }
    }

    /// <summary>"SRE" is a title, "CS" a department.</summary>
    private static bool IsAbbreviation(string word) => Roles.Title.Of(word).Words is [_, .., var last] && Ranks.Contains(last);

    /// <summary>The words that tell jobs apart: without ranks.</summary>
    public IEnumerable<string> Subject => Terms.Words(Key).Where(w => !Ranks.Contains(w) && !Leaders.Contains(w));

    private static string[] Words(string text) =>
        [.. text.Split([' ', ',', '\t', '\u00A0', '.', ':', ';', '#', '*', '/', '&', '+'], StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('-', '\'', '"', '!')).Where(w => w.Length > 0)];

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Asides, working time, and places of two words.</summary>
    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]|(full|part)[ -]?time|new york|san francisco|north america|united (states|kingdom)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Bracketed { get; }

    [GeneratedRegex(@"\s+[-–—|@•]+\s+|[,|–—@]| at ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Separators { get; }
}
