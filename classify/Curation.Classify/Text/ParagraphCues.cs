using System.Text.RegularExpressions;

namespace Curation.Classify.Text;

/// <summary>A paragraph's own words → section, where no heading says it. None where they say nothing.</summary>
internal static partial class ParagraphCues
{
    public static SectionKind? Of(string paragraph, bool isList)
    {
        var words = paragraph.Replace('’', '\'').ToLowerInvariant();
        if (IsEqualOpportunity(words) || Boilerplate.Count(words) >= 2)
            return SectionKind.Boilerplate;
        var benefits = Benefits.Count(words);
        var person = Person.Count(words);
        var duties = Duties.Count(words) + (isList ? ListVerb.Count(words) : 0);
        var employer = Employer.Count(words);
        var best = Math.Max(Math.Max(benefits, person), Math.Max(duties, employer));
        if (best == 0)
            return isList && IsOfNames(words) ? SectionKind.Requirements : null;
        if (person == best)
            return Wish.IsMatch(words) && person <= 2 ? SectionKind.NiceToHave : SectionKind.Requirements;
        if (duties == best)
            return SectionKind.Duties;
        return benefits == best ? SectionKind.Benefits : SectionKind.Employer;
    }

    /// <summary>What the employer tells of itself, in whatever part it stands: "Our customers are …", "Be part of a growing company".</summary>
    public static bool IsStory(string sentence) => Story.IsMatch(sentence.Replace('’', '\'')) && !Asking.IsMatch(sentence.Replace('’', '\''));

    public static bool IsOfPerson(string sentence) => !IsStory(sentence) && (Asking.IsMatch(sentence) || Worker.IsMatch(sentence));

    /// <summary>A list whose items are of a few words names things; one of whole sentences would have said what they are about.</summary>
    private static bool IsOfNames(string list)
    {
        var items = list.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return items.Length > 1 && items.All(item => item.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= 6 && !item.Any(char.IsDigit));
    }

    public static bool IsEqualOpportunity(string paragraph) => EqualOpportunity.IsMatch(paragraph.ToLowerInvariant());

    [GeneratedRegex(@"equal[ -](employment |opportunity)|regardless of (race|gender|age|sex|background)|without regard to|protected (veteran|characteristic|status|class)|sexual orientation|reasonable accommodation|do(es)? not discriminate|criminal histor", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EqualOpportunity { get; }

    [GeneratedRegex(@"privacy (policy|notice)|please (apply|send|submit|note|email|contact)|to apply|your (cv|resume|application)|background check|visa sponsorship|personal data|recruitment (agenc|fraud)|agencies", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Boilerplate { get; }

    [GeneratedRegex(@"we offer|401\(?k|health insurance|medical, dental|dental|vacation|\bpto\b|paid (time|parental|holiday)|parental leave|stock options|equity|base salary|salary range|compensation|bonus\b|wellness|gym|free (lunch|snack)|flexible (hours|working)|holidays|pension|perks|benefits", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Benefits { get; }

    [GeneratedRegex(@"\byears\b|you have|you're (a|an|comfortable|someone|able)|you are (a|an|comfortable|someone|able)|experience (with|in|using|as|of|working|managing|building)|proven|proficien|familiar|knowledge of|degree|(looking for|hiring|seeking|we need|in search of) (a|an|someone|people|more|engineers|developers|experienced|talented|senior|great|[a-z-]+ (engineers?|developers?))|must have|ability to|\bstrong\b|excellent|fluent|background in|understanding of|requirements?\b|skills|expertise|comfortable with|track record|passion for|(we use|our stack|tech stack|stack ?(:|is|includes)|technologies|written in|built (with|on|in|using)|we work (with|in)|tech:)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Person { get; }

    [GeneratedRegex(@"you('ll| will)|responsible for|in this role|as (a|an|our) [a-z ,/-]{3,50},? you|this role|reporting to|the role|will (be|work|lead|own|report|manage|help|join)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Duties { get; }

    [GeneratedRegex(@"^(build|own|lead|develop|manage|drive|create|design|work|collaborate|partner|support|deliver|maintain|identify|ensure|conduct|execute|analyze|analyse|help|implement|write|coordinate|define|monitor|track|provide|respond|resolve|handle|serve|act|run|set|plan|prepare|report|improve)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex ListVerb { get; }

    [GeneratedRegex(@"founded|our mission|we('re| are) (a|an|building|the|on a|backed|proud)|backed by|raised|series [a-d]\b|investors|our (customers|platform|product|company|team) |headquartered|offices in|leading (provider|company|platform)|trusted by", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Employer { get; }

    [GeneratedRegex(@"^(we('re|'ve| )|our |ours |be part of|become part of|join (us|our|a |an |the )|based (in|out of)|founded|headquartered|backed by|trusted by|over \d|more than \d|this is (a|an|your|the) [a-z ]{0,20}(opportunity|chance)|work (from|with (a|an|the) (world|talented|great|amazing|smart))|opportunit(y|ies) (to|for)|a chance to)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Story { get; }

    [GeneratedRegex(@"\b(looking|look for|need|seek|seeking|want|hire|hiring|expect|require|required|you|your|you'll|stack|technolog(y|ies)|built (with|on|in|using)|we use|using|written in|languages|experience (in|with))\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Asking { get; }

    [GeneratedRegex(@"\b(engineers?|developers?|programmers?|hackers?|designers?|devops|admins?|administrators?|analysts?|scientists?)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Worker { get; }

    [GeneratedRegex(@"nice to have|a plus|bonus|preferred|ideally|desirable|not required", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Wish { get; }
}
