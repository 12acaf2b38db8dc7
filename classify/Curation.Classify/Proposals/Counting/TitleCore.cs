using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Curation.Classify.Proposals.Counting;

/// <summary>What a title says of the job once rank, place, gender marks and numbers are gone: "Senior Customer Educator (m/f/d) - Berlin, #1234" → Customer Educator.</summary>
/// <param name="Key">For comparing.</param>
/// <param name="Text">As it was spelled.</param>
public sealed partial record TitleCore(string Key, string Text)
{
    private static readonly FrozenSet<string> Dropped = Set(
        "senior sr snr junior jr lead principal staff chief mid midlevel entry level intern internship working student graduate trainee i ii iii iv v " +
        "global regional remote hybrid onsite us usa uk eu emea apac latam amer americas europe dach nordics benelux anz north south east west " +
        "northeast southeast midwest germany france spain canada india australia london berlin paris nyc york new san francisco boston chicago " +
        "fulltime parttime full part time contract temporary freelance permanent hiring urgent m f d w x h mfd fmd head vp svp evp vice president director of the");

    private static readonly FrozenSet<string> Ranks = Set(
        "manager specialist associate analyst representative engineer developer consultant coordinator executive advisor agent expert officer administrator architect partner");

    /// <param name="location">The posting's own place, whose words are dropped too.</param>
    /// <returns>None where nothing is left, or only a rank ("Manager").</returns>
    public static TitleCore? Of(string title, string? location = null)
    {
        var place = location is null ? FrozenSet<string>.Empty : Words(location).Select(w => w.ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal);
        var parts = Separators.Split(Brackets.Replace(title, " "))
            .Select(part => Words(part).Where(w => !Dropped.Contains(w.ToLowerInvariant()) && !place.Contains(w.ToLowerInvariant()) && !w.Any(char.IsDigit)).ToArray())
            .Where(words => words.Length > 0)
            .ToArray();
        if (parts.Length == 0)
            return null;
        var core = parts[0];
        if (core.Length == 1 && Ranks.Contains(core[0].ToLowerInvariant()))
        {
            if (parts.Length == 1)
                return null;
            core = [.. parts[1], .. core];
        }

        var text = string.Join(' ', core);
        return new TitleCore(Terms.Key(text), text);
    }

    /// <summary>The words that tell jobs apart: without ranks.</summary>
    public IEnumerable<string> Subject => Terms.Words(Key).Where(w => !Ranks.Contains(w));

    private static string[] Words(string text) =>
        [.. text.Split([' ', ',', '\t', '\u00A0', '.', ':', ';', '#', '*', '/', '&', '+'], StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('-', '\'', '"', '!')).Where(w => w.Length > 0)];

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]", RegexOptions.NonBacktracking)]
    private static partial Regex Brackets { get; }

    [GeneratedRegex(@"\s+[-–—|@•]+\s+|[,|–—@]| at ", RegexOptions.NonBacktracking)]
    private static partial Regex Separators { get; }
}
