using System.Text;
using System.Text.RegularExpressions;

namespace Curation.Storage.Search;

/// <summary>Terms of the job language that word breakers would take apart, and the one word that stands for each in both engines.</summary>
/// <remarks>A term counts where no letter or digit touches it, in any case: <c>C#</c> in "C#/.NET", not in "ABC#1".</remarks>
public static class ProtectedTerms
{
    /// <summary>Longer terms before those that they contain.</summary>
    public static IReadOnlyList<(string Term, string Word)> All { get; } =
    [
        ("ASP.NET", "aspdotnet"), ("ADO.NET", "adodotnet"), ("VB.NET", "vbdotnet"), ("ML.NET", "mldotnet"), (".NET", "dotnet"),
        ("Node.js", "nodejs"), ("Vue.js", "vuejs"), ("Next.js", "nextjs"), ("Nuxt.js", "nuxtjs"), ("React.js", "reactjs"), ("Express.js", "expressjs"),
        ("Three.js", "threejs"), ("D3.js", "d3js"), ("C++", "cplusplus"), ("C#", "csharp"), ("F#", "fsharp"), ("J#", "jsharp"), ("Q#", "qsharp"),
        ("PL/SQL", "plsql"), ("T-SQL", "tsql"), ("CI/CD", "cicd"), ("UI/UX", "uiux"), ("TCP/IP", "tcpip"), ("A/B", "abtest"), ("R&D", "randd"),
        ("S/4HANA", "s4hana"), ("OS/2", "os2"),
    ];

    private static readonly Dictionary<string, string> Standing = All.ToDictionary(t => t.Term, t => t.Word, StringComparer.OrdinalIgnoreCase);

    private static readonly Regex Any = new(
        string.Join('|', All.Select(t => Escape(t.Term))), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>The text with each term replaced by its word.</summary>
    public static string Rewrite(string text)
    {
        var (written, from) = (new StringBuilder(text.Length), 0);
        foreach (var (start, length, word) in In(text))
        {
            written.Append(text, from, start - from).Append(word);
            from = start + length;
        }

        return from == 0 ? text : written.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Where the terms stand in a text, in its order.</summary>
    internal static IEnumerable<(int Start, int Length, string Word)> In(string text)
    {
        for (var match = Any.Match(text); match.Success;)
        {
            var stands = StandsAlone(text, match.Index, match.Length);
            if (stands)
                yield return (match.Index, match.Length, Standing[match.Value]);
            match = Any.Match(text, match.Index + (stands ? match.Length : 1));
        }
    }

    // C++17 is C++; C#7 is left alone, as it always was.
    private static bool StandsAlone(string text, int start, int length)
    {
        var next = start + length < text.Length ? text[start + length] : ' ';
        return !(start > 0 && IsLetterOrNumber(text[start - 1]))
            && !(next is '#' or '+' || (text.AsSpan(start, length).EndsWith("++") ? char.IsLetter(next) : IsLetterOrNumber(next)));
    }

    private static bool IsLetterOrNumber(char c) => char.IsLetter(c) || char.IsNumber(c);

    private static string Escape(string term) => string.Concat(term.Select(c => char.IsLetterOrDigit(c) || c is '#' or '/' or '&' or '-' ? $"{c}" : $@"\{c}"));
}
