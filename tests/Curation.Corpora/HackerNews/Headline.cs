using System.Text.RegularExpressions;

namespace Curation.Corpora.HackerNews;

/// <summary>The pieces of a comment's first line, parted at the signs that posters use: <c>| - – — // • ; @</c> and links.</summary>
/// <param name="Pieces">In the line's order; no links, no addresses.</param>
/// <param name="Bracketed">What stood in brackets.</param>
internal sealed partial record Headline(IReadOnlyList<string> Pieces, IReadOnlyList<string> Bracketed)
{
    /// <summary>The first four lines.</summary>
    public static IReadOnlyList<Headline> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(4).Select(Parse)];

    /// <summary>Some piece says more than where and how.</summary>
    public bool TellsWhat(string? location) => Pieces.Any(piece => !SaysLittle(piece, location));

    private static bool SaysLittle(string piece, string? location) =>
        Vocabulary.SaysOnlyWhereAndHow(piece) || string.Equals(piece, location, StringComparison.OrdinalIgnoreCase);

    private static Headline Parse(string line)
    {
        var bracketed = new List<string>();
        var open = Bracket.Replace(Link.Replace(line, " | "), match =>
        {
            bracketed.AddRange(Split(match.Groups["in"].Value));
            return " | ";
        });
        return new Headline([.. Split(open)], bracketed);
    }

    public static string WithoutLinks(string text) => Link.Replace(text, " ");

    private static IEnumerable<string> Split(string text) =>
        Separator.Split(text).Select(piece => piece.Trim(' ', ',', '.', ':', '-', '*', '"', '“', '”', '[', ']', '(', ')', '<', '>', '=', '#', '~', '/', '\\', '_'))
            .Where(piece => piece.Any(char.IsLetter));

    [GeneratedRegex(@"https?:\s*//\S*|www\.\S+|\S+@\S+\.\w+|\b[\w.-]+\.(?:com|net|org|co|ly|me)/\S*", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Link { get; }

    [GeneratedRegex(@"[(\[{](?<in>[^()\[\]{}]*)[)\]}]", RegexOptions.NonBacktracking)]
    private static partial Regex Bracket { get; }

    [GeneratedRegex(@"\s*(?:\||┋|│|•|·|●|::+|//+|\\+|►|»|→|>|\s[-–−]\s|-{2,}|—|―|–\s|\s–|\s-|-\s|\s~\s|\s@\s|;|\s/\s|\s:\s|\s\*\s)\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Separator { get; }
}
