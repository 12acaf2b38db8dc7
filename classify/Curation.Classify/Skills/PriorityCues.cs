using System.Text.RegularExpressions;
using Curation.Classify.Text;
using Curation.Domain.Analysis;

namespace Curation.Classify.Skills;

/// <summary>
/// How much a posting insists on a skill, 1 (welcome) to 3 (must), with its reason: the title, then the sentence's wording, then the heading,
/// then the kind of section. Requirements and duties without further wording are 2.
/// </summary>
public static partial class PriorityCues
{
    /// <summary>The priority cue of a mention, or none outside the parts that describe the work and the person.</summary>
    /// <param name="inTitle">The posting's title names the skill.</param>
    public static Cue? Of(string text, SectionedSentence sentence, bool inTitle)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = sentence.Sentence.In(text);
        if (inTitle)
            return new Cue(3, "in the title");
        if (First(Welcome, words) is { } welcome)
            return new Cue(1, $"\"{welcome}\"");
        if (sentence.Section == SectionKind.NiceToHave)
            return new Cue(1, "section: nice to have");
        if (First(Must, words) is { } must)
            return new Cue(3, $"\"{must}\"");
        if (sentence.Heading is { } heading && First(MustHeading, heading) is { } strict)
            return new Cue(3, $"section: {strict.ToLowerInvariant()}");
        return sentence.Section switch
        {
            SectionKind.Requirements => new Cue(2, "section: requirements"),
            SectionKind.Duties => new Cue(2, "section: duties"),
            _ => null,
        };
    }

    private static string? First(Regex form, string text)
    {
        foreach (var match in form.EnumerateMatches(text))
            return text.Substring(match.Index, match.Length);
        return null;
    }

    [GeneratedRegex(@"\b(nice[- ]to[- ]have|(is |are |would be |considered )?an? (big |huge |strong |major |definite )?(plus|bonus|advantage|asset)|bonus( points)?( if| for)?|ideally|preferably|preferred|desirable|desired|advantageous|beneficial|(is |would be )?helpful|not (strictly )?(required|necessary|a must|essential|mandatory)|optional(ly)?|would be (great|nice|good|ideal))\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Welcome { get; }

    [GeneratedRegex(@"\b(must[- ]haves?|must (be|possess|demonstrate)|must\b|(is |are )?required|(is |are )?essential|(is |are )?mandatory|(is |are )?critical|need(s)? to (have|be)|non-negotiable|at least|minimum( of)?|crucial|imperative)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Must { get; }

    [GeneratedRegex(@"\b(must[- ]haves?|minimum|basic qualifications|required|essential|mandatory|non-negotiables?)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex MustHeading { get; }
}
