using System.Text.RegularExpressions;
using Curation.Domain.Analysis;

namespace Curation.Classify.Skills;

/// <summary>A wording that says something of the skill near it.</summary>
/// <param name="Weak">Counts only where no other is near ("experience with").</param>
/// <param name="Reach">How far behind it, in UTF-16 units, a skill may begin.</param>
/// <param name="First">Counts only for what is named first behind it: years are years of the work, not of every skill in the sentence.</param>
internal sealed record CueWord(int Start, int End, int Value, bool Weak, int Reach, bool First = false);

/// <summary>
/// The level that a sentence asks a skill at, 1 (basic) to 4 (expert), with the wording as its reason: the nearest wording before the
/// mention decides ("5+ years of Python, familiarity with Go"), else one shortly after it ("Excel (advanced)").
/// Years: below 2 → 1, below 5 → 2, below 8 → 3, else 4. A range counts by its lower end.
/// </summary>
public static partial class LevelCues
{
    private const int Near = 120;

    private const int After = 40;

    /// <summary>A verb says something of its object only: "lead negotiations", "assist with negotiations".</summary>
    private const int VerbReach = 12;

    /// <summary>The level cue of a mention, or none where the sentence says nothing of a level.</summary>
    public static Cue? Of(string text, int sentenceStart, int sentenceEnd, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentence = text[sentenceStart..sentenceEnd].Replace('’', '\'').ToLowerInvariant();
        var cues = Find(sentence);
        if (cues.Count == 0)
            return null;
        var (from, to) = (start - sentenceStart, end - sentenceStart);
        var best = cues.Where(c => c.Start <= from && c.End <= from && from - c.End <= c.Reach && !Parted(sentence, c.End, from) && !(c.First && sentence.AsSpan(c.End, from - c.End).ContainsAny(',', '/', '&')) && !(c.First && sentence[c.End..from].Contains(" and ", StringComparison.Ordinal))).OrderBy(c => c.Weak).ThenByDescending(c => c.Start).FirstOrDefault();
        var after = cues.Where(c => c.Start >= to && c.Start - to <= After && !c.Weak && !PartedAfter(sentence, to, c.Start)).OrderBy(c => c.Start).FirstOrDefault();
        var chosen = best is null || (best.Weak && after is not null) ? after ?? best : best;
        return chosen is null ? null : new Cue(chosen.Value, $"\"{text[(sentenceStart + chosen.Start)..(sentenceStart + chosen.End)]}\"");
    }

    /// <summary>The level for a stated number of years.</summary>
    public static int OfYears(int years) => years < 2 ? 1 : years < 5 ? 2 : years < 8 ? 3 : 4;

    private static List<CueWord> Find(string sentence)
    {
        var cues = new List<CueWord>();
        foreach (var match in Years.EnumerateMatches(sentence))
        {
            var digits = sentence.AsSpan(match.Index, match.Length);
            var years = 0;
            var at = 0;
            while (at < digits.Length && char.IsAsciiDigit(digits[at]) && at < 2)
                years = years * 10 + digits[at++] - '0';
            if (at == 0)
                years = OfWord(digits);
            if (years is > 0 and <= 30)
                cues.Add(new CueWord(match.Index, match.Index + match.Length, OfYears(years), false, Near, First: true));
        }

        Add(Learner, 1, false);
        Add(Expert, 4, false);
        Add(Basic, 1, false);
        Add(Advanced, 3, false);
        Add(Solid, 2, false);
        Add(LeadVerb, 3, true, VerbReach);
        Add(HelpVerb, 1, true, VerbReach);
        Add(Experience, 2, true);
        return cues;

        void Add(Regex form, int value, bool weak, int reach = Near)
        {
            foreach (var match in form.EnumerateMatches(sentence))
            {
                var cue = new CueWord(match.Index, match.Index + match.Length, value, weak, reach);
                if (!cues.Exists(c => c.Start < cue.End && cue.Start < c.End))
                    cues.Add(cue);
            }
        }
    }

    /// <summary>A semicolon or a full stop parts a cue from what follows.</summary>
    private static bool Parted(string sentence, int from, int to) => to > from && sentence.AsSpan(from, to - from).ContainsAny(';', '\n');

    private static bool PartedAfter(string sentence, int from, int to) => to > from && sentence.AsSpan(from, to - from).ContainsAny(";,.\n");

    private static int OfWord(ReadOnlySpan<char> words)
    {
        foreach (var (word, years) in NumberWords)
        {
            if (words.StartsWith(word))
                return years;
        }

        return 0;
    }

    private static readonly (string Word, int Years)[] NumberWords =
        [("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10)];

    [GeneratedRegex(@"(\d{1,2}|\b(one|two|three|four|five|six|seven|eight|nine|ten))( ?\(\d{1,2}\))? ?(\+|plus|or more)?( ?(-|–|to) ?\d{1,2})? ?\+? ?(or more )?(years|yrs|year)\b('? (of )?((relevant|proven|professional|hands-on|prior|work|industry|progressive|related) )*experience)?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Years { get; }

    [GeneratedRegex(@"(you('ll| will)|eager(ness)? to|willing(ness)? to|want(s|ing)? to|keen to|ability to|opportunity to|desire to|interest in|excited to|happy to) learn(ing)?|we('ll| will) (teach|train)|training (is |will be )?provided|be trained|learn how to", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Learner { get; }

    [GeneratedRegex(@"\b(experts?( in| at| with)?|expert[- ]level|expertise( in| with)?|mastery|master of|world[- ]class|deep expertise|authority on|thought leader(ship)?|subject[- ]matter expert)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Expert { get; }

    [GeneratedRegex(@"\b(basic|familiar(ity)?( with)?|exposure to|some (experience|knowledge|familiarity)|awareness of|beginner|entry[- ]level|foundational|introductory|general (knowledge|understanding)|interest in)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Basic { get; }

    [GeneratedRegex(@"\b(advanced|deep|in-depth|strong|extensive|excellent|outstanding|exceptional|highly (proficient|skilled)|proven|superior|thorough|significant|fluent|fluency|track record|superb|demonstrated|comprehensive|exemplary|seasoned)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Advanced { get; }

    [GeneratedRegex(@"\b(proficien(t|cy)( in| with)?|solid|good|working knowledge|hands-on|practical|competent|comfortable|skilled|effective|intermediate|understanding of|knowledge of|well-versed)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Solid { get; }

    [GeneratedRegex(@"\b(lead|leading|own|owning|drive|driving|mentor|mentoring|coach|coaching|define|defining|architect|oversee|champion|set the)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LeadVerb { get; }

    [GeneratedRegex(@"^(assist|support|help|contribute to|participate in|shadow)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HelpVerb { get; }

    [GeneratedRegex(@"\b(experience(d)?( with| in| using| of| as)?|ability to|able to|background in)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Experience { get; }
}
