using System.Text.RegularExpressions;

namespace Curation.Classify.Skills;

/// <summary>Stretches of a sentence in which a skill is named and not asked for: "no experience with X required", "this is not a Y role".</summary>
internal static partial class Negation
{
    /// <summary>Such stretches, as offsets into the sentence.</summary>
    public static IEnumerable<(int Start, int End)> In(string sentence)
    {
        var words = sentence.Replace('’', '\'');
        foreach (Regex form in (IEnumerable<Regex>)[NotNeeded, NeverMind, NotThis])
        {
            for (var match = form.Match(words); match.Success; match = match.NextMatch())
                yield return (match.Index, match.Index + match.Length);
        }
    }

    public static bool Covers(IReadOnlyList<(int Start, int End)> stretches, int start, int end) =>
        stretches.Any(s => s.Start <= start && end <= s.End);

    [GeneratedRegex(@"\bno (prior |previous |specific |formal |special )*[^.;,]{0,80}?\b(required|necessary|needed|expected|is a must)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex NotNeeded { get; }

    [GeneratedRegex(@"\b((do not|don't|does not|doesn't) (need|require|have to|expect|matter)|no need (for|to)|without (any |needing |prior |previous )|you won't|we won't|rather than|instead of|never have to)\b[^.;,]{0,80}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex NeverMind { get; }

    [GeneratedRegex(@"\b(this is not|this isn't|is not|isn't|we are not|we're not) (just |simply |merely )?(an? |your |looking for |about )[^.;,]{0,60}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex NotThis { get; }
}
