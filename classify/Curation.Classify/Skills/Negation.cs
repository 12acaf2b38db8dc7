using System.Text.RegularExpressions;

namespace Curation.Classify.Skills;

/// <summary>Stretches of a sentence in which a skill is named and not asked for: "no experience with X required", "this is not a Y role", "X, not Y".</summary>
internal static partial class Negation
{
    /// <summary>Such stretches, as offsets into the sentence, in no order.</summary>
    public static IEnumerable<(int Start, int End)> In(string sentence)
    {
        var words = sentence.Replace('’', '\'');
        foreach (Regex form in (IEnumerable<Regex>)[NotNeeded, NeverMind, NotThis, None, NotThat])
        {
            for (var match = form.Match(words); match.Success; match = match.NextMatch())
            {
                if (!Contrary.IsMatch(match.Value))
                    yield return (match.Index, match.Index + Length(match.Value));
            }
        }
    }

    public static bool Covers(IReadOnlyList<(int Start, int End)> stretches, int start, int end) =>
        stretches.Any(s => s.Start <= start && end <= s.End);

    /// <summary>Where another clause begins, what was denied ends.</summary>
    private static int Length(string stretch) => Turn.Match(stretch) is { Success: true } turn ? turn.Index : stretch.Length;

    [GeneratedRegex(@"\bno (prior |previous |specific |formal |special )*[^.;,]{0,80}?\b(required|necessary|needed|expected|is a must)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex NotNeeded { get; }

    [GeneratedRegex(@"\b((do not|don't|does not|doesn't) (need|require|have to|expect|matter|do|use|want|look for)|no need (for|to)|no longer|without (any |needing |prior |previous )|you won't|we won't|rather than|instead of|never (have to|do)?|neither)\b[^.;,]{0,80}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex NeverMind { get; }

    [GeneratedRegex(@"\b(this is not|this isn't|is not|isn't|we are not|we're not) (just |simply |merely )?(an? |your |looking for |about )[^.;,]{0,60}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex NotThis { get; }

    /// <summary>A whole clause without a verb: "No cold calling."</summary>
    [GeneratedRegex(@"^no [^.;,!]{1,60}([.;,!]|$)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex None { get; }

    [GeneratedRegex(@", (and |but )?not [^.;,]{1,60}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex NotThat { get; }

    /// <summary>Looks like a denial and is none.</summary>
    [GeneratedRegex(@"^(no (matter|doubt|wonder|stranger|less|fewer|one|better|two)\b|, (and |but )?not (only|just|necessarily|required|essential|necessary|mandatory|a must|limited|least|to mention|strictly)\b)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Contrary { get; }

    [GeneratedRegex(@" (but|you (will|can|should|must|do|work)|you'll|we (use|expect|want|ask|look)|you need) ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Turn { get; }
}
