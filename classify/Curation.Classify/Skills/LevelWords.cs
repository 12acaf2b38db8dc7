using System.Text.RegularExpressions;

namespace Curation.Classify.Skills;

/// <summary>A wording that says something of the skill near it.</summary>
/// <param name="Weak">Counts only where no other is near ("lead").</param>
/// <param name="Reach">How far behind it, in UTF-16 units, a skill may begin.</param>
/// <param name="First">Counts only for what is named first behind it: years are years of the work, not of every skill in the sentence.</param>
/// <param name="Before">Never said of what stands before it.</param>
internal sealed record CueWord(int Start, int End, int Value, bool Weak, int Reach, bool First = false, bool Before = false)
{
    public const int Near = 120;

    /// <summary>A verb says something of its object only: "lead negotiations", "assist with negotiations".</summary>
    public const int VerbReach = 12;
}

/// <summary>The wordings of a level. The first list that knows a wording decides; an adjective counts for the wording right behind it ("basic working knowledge").</summary>
internal static partial class LevelWords
{
    /// <param name="sentence">In small letters.</param>
    public static List<CueWord> In(string sentence)
    {
        var cues = LevelYears.In(sentence).ToList();
        Add(Names, 0);
        Add(Learner, 1);
        Add(Shaper, 4);
        Add(Guide, 3, before: true);
        Add(Expert, 4);
        Add(Basic, 1);
        Add(Advanced, 3);
        Add(Solid, 2);
        Add(LeadVerb, 3, weak: true, CueWord.VerbReach);
        Add(HelpVerb, 1, weak: true, CueWord.VerbReach);
        cues.RemoveAll(c => c.Value == 0);
        cues.Sort((a, b) => a.Start.CompareTo(b.Start));
        for (var i = cues.Count - 1; i > 0; i--)
        {
            if (cues[i].Start - cues[i - 1].End == 1 && !cues[i - 1].First && !cues[i - 1].Weak && !cues[i].First)
            {
                cues[i - 1] = cues[i - 1] with { End = cues[i].End };
                cues.RemoveAt(i);
            }
        }

        return cues;

        void Add(Regex form, int value, bool weak = false, int reach = CueWord.Near, bool before = false)
        {
            foreach (var match in form.EnumerateMatches(sentence))
            {
                var cue = new CueWord(match.Index, match.Index + match.Length, value, weak, reach, Before: before);
                if (!cues.Exists(c => c.Start < cue.End && cue.Start < c.End))
                    cues.Add(cue);
            }
        }
    }

    /// <summary>What has a word of level in its name, and says nothing of one.</summary>
    [GeneratedRegex(@"\b(deep learning|visual basic|advanced analytics|expert systems?|basic research|strong ai|advanced manufacturing|good (manufacturing|clinical|laboratory) practices?|practical joke|(all|any) (experience )?levels?|advanced (degree|study))\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Names { get; }

    [GeneratedRegex(@"\b((you('ll| will)|eager(ness)? to|willing(ness)? to|want(s|ing)? to|keen to|ability to|opportunity to|desire to|interest(ed)? in|excited to|happy to|apprentices?|colleague to|trainees?) (learn(ing)?|get to know|pick up)|(will |can |we |we'll )teach you|(we('ll| will)|will be) (teach|train(ed)?)( in)?|training (is |will be )?provided|training in|be trained( in)?|learn how to|you('ll| will) gradually|will be taught|can be taught|(no|little|little or no) (prior |previous |specific )?(knowledge|experience) (of|in|with)|with the help of|under (the )?(eye|guidance|supervision) of|learn)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Learner { get; }

    [GeneratedRegex(@"\b(set(s|ting)? (the |our |company-wide |group-wide )*(direction|standards?|polic(y|ies)|strategy|vision|agenda)( for| on| of| in)?|defin(e|es|ing) (the |our |company-wide )*(standards?|polic(y|ies)|strategy)( for| on| of)?|shap(e|es|ing) (our|the) (approach|strategy|vision)( to| for)?|speak(s|ing)? (at conferences|in public) (about|on)|industry bod(y|ies)|final word on|(internationally|nationally|widely) (recogni[sz]ed|known)|recogni[sz]ed (internationally|nationally)|distinguished( record of)?)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Shaper { get; }

    [GeneratedRegex(@"\b(mentor|coach|train|guide|teach|supervise|develop|help|advise)(s|ing)? ((junior|new|younger|other|our|the|your|a|an|less|experienced) )*(colleagues?|juniors?|others|peers|team(s|mates?)?|squad|starters?|hires?|engineers|developers|members|people|staff|analysts|reps|apprentices)( of \w+)? (in|on|through|with)\b|\bgo-to (person|expert|contact) (for|in|on)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Guide { get; }

    [GeneratedRegex(@"\b(experts?( in| at| with)?|expert[- ]level|expertise( in| with)?|mastery( of)?|master of|world[- ]class|deep expertise|authority on|thought leader(ship)?|subject[- ]matter expert|guru( in| of)?|native([- ]level| speaker of| or bilingual)?|c2)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Expert { get; }

    [GeneratedRegex(@"\b(basics?( of)?|rudimentary|familiar(ity)?( with)?|(some |first |limited )?exposure to|(some|first|limited|initial|entry[- ]level) (experience|knowledge|familiarity|understanding)( of| with| in)?|awareness of|beginner('s)?|entry[- ]level|foundational|introductory|elementary|general (knowledge|understanding)|interest in|curiosity about|dabbled in|heard of|a[12])\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Basic { get; }

    [GeneratedRegex(@"\b(advanced|deep|in-depth|intimate|strong|rock[- ]solid|extensive|excellent|outstanding|exceptional|highly (proficient|skilled)|proven|superior|thorough|significant|considerable|substantial|fluent|fluency|business[- ]fluent|track record|superb|demonstrated|comprehensive|exemplary|seasoned|profound|very good|senior[- ]level|the (hardest|most (difficult|complex))|c1)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Advanced { get; }

    [GeneratedRegex(@"\b(proficien(t|cy)( in| with)?|solid|sound|good|reasonable|adequate|decent|working (knowledge|proficiency)|hands-on|practical|competent|comfortable|confident( in| with)?|skilled|effective|intermediate|conversational|good understanding of|well-versed|(your|their) way around|no stranger to|(routine|everyday)( in)?|on your own|independently|without (supervision|help)|as a matter of course|b[12])\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Solid { get; }

    [GeneratedRegex(@"\b(lead|leading|led|own|owning|drive|driving|mentor|mentoring|coach|coaching|define|defining|architect|oversee|champion|set the)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LeadVerb { get; }

    [GeneratedRegex(@"^(assist|contribute to|participate in|shadow)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HelpVerb { get; }
}
