using System.Text.RegularExpressions;
using Curation.Classify.Text;
using Curation.Domain.Analysis;

namespace Curation.Classify.Skills;

/// <summary>
/// How much a posting insists on a skill, 1 (welcome) to 3 (must), with its reason: the title, then the wording in the sentence that is
/// nearest to the skill ("SQL is required, Python a plus"), then the heading, then the kind of section. Requirements and duties without
/// further wording are 2.
/// </summary>
public static partial class PriorityCues
{
    /// <summary>A comma between a wording and a skill counts as so many letters: "SQL required, Python a plus".</summary>
    private const int Comma = 10;

    /// <summary>The priority cue of a mention, or none outside the parts that describe the work and the person.</summary>
    /// <param name="start">Where the mention begins in the text.</param>
    /// <param name="inTitle">The posting's title names the skill.</param>
    public static Cue? Of(string text, SectionedSentence sentence, int start, int end, bool inTitle)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (inTitle)
            return new Cue(3, "in the title");
        var words = sentence.Sentence.In(text);
        var wording = Nearest(words, start - sentence.Sentence.Start, end - sentence.Sentence.Start);
        if (wording is { Value: 1 })
            return wording;
        if (sentence.Section == SectionKind.NiceToHave)
            return new Cue(1, "section: nice to have");
        if (wording is not null)
            return wording;
        if (sentence.Heading is { } heading && MustHeading.Match(heading) is { Success: true } strict)
            return new Cue(3, $"section: {strict.Value.ToLowerInvariant()}");
        return sentence.Section switch
        {
            SectionKind.Requirements => new Cue(2, "section: requirements"),
            SectionKind.Duties => new Cue(2, "section: duties"),
            _ => null,
        };
    }

    private static Cue? Nearest(string sentence, int start, int end)
    {
        var (best, least) = ((Cue?)null, int.MaxValue);
        Look(Welcome, 1, ahead: true, behind: true);
        Look(WelcomeWhatFollows, 1, ahead: false, behind: true);
        Look(Must, 3, ahead: true, behind: true);
        return best;

        void Look(Regex form, int value, bool ahead, bool behind)
        {
            foreach (var match in form.EnumerateMatches(sentence))
            {
                var (from, to) = (match.Index, match.Index + match.Length);
                var between = from >= end ? ahead ? sentence.AsSpan(end, from - end) : default
                    : to <= start && behind ? sentence.AsSpan(to, start - to) : default;
                if ((from >= end && !ahead) || between.Contains(';') || (value == 3 && IsDenied(sentence, from, to)))
                    continue;
                var distance = between.Length + Comma * between.Count(',');
                if (distance < least)
                    (best, least) = (new Cue(value, $"\"{sentence[from..to]}\""), distance);
            }
        }
    }

    /// <summary>"No experience required", "not required": no must.</summary>
    private static bool IsDenied(string sentence, int from, int to) => Negation.In(sentence).Any(s => s.Start < to && from < s.End);

    [GeneratedRegex(@"\b((nice|good)[- ]to[- ]have|(is |are |would be |considered )?an? (big |huge |strong |major |definite |nice |great |further )?(plus|bonus|advantage|asset|extra)|preferred|desirable|desired|advantageous|beneficial|(is |would be )?helpful|not (strictly )?(required|necessary|a must|essential|mandatory|expected)|optional(ly)?|(is |are )?(very )?welcome|would be (great|nice|good|ideal))\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Welcome { get; }

    [GeneratedRegex(@"\b(bonus( points)?( if| for)?|ideally|preferably|it (also )?helps (if|to)|ideal candidates?|even better( if)?|extra (points|credit)( for)?)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex WelcomeWhatFollows { get; }

    [GeneratedRegex(@"\b(must[- ]haves?|must (be|possess|demonstrate)|must\b|(is |are )?required|requires|(is |are )?essential|(is |are )?mandatory|(is |are )?critical|need(s)? to (have|be)|(we|you) (absolutely |really )?need|insist on|cannot do (this job|it|the job) without|(is )?a prerequisite|non-negotiable|crucial|imperative)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Must { get; }

    [GeneratedRegex(@"\b(must[- ]haves?|minimum|basic qualifications|required|essential|mandatory|non-negotiables?)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex MustHeading { get; }
}
