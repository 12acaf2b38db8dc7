using System.Text.RegularExpressions;

namespace Curation.Classify.Text;

/// <summary>Heading words → section. The first list that fits decides, so "preferred qualifications" is nice to have.</summary>
internal static partial class SectionCues
{
    public static SectionKind? Of(string heading)
    {
        var words = heading.Replace('’', '\'').ToLowerInvariant();
        if (NiceToHave.IsMatch(words))
            return SectionKind.NiceToHave;
        if (Learning.IsMatch(words))
            return SectionKind.Benefits;
        if (Person.IsMatch(words))
            return SectionKind.Requirements;
        if (Boilerplate.IsMatch(words))
            return SectionKind.Boilerplate;
        if (Benefits.IsMatch(words))
            return SectionKind.Benefits;
        if (Requirements.IsMatch(words))
            return SectionKind.Requirements;
        if (Duties.IsMatch(words))
            return SectionKind.Duties;
        return Employer.IsMatch(words) ? SectionKind.Employer : null;
    }

    [GeneratedRegex(@"nice[ -]to[ -]have|nice if you|bonus|preferred|preference|desirable|desired|\bplus(es)?\b|extra credit|would be (great|nice|good)|we'd love to see|good[ -]to[ -]have|advantageous|brownie|stand out|optional|additional (skills|experience|qualif)|it helps if|not required|even better", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NiceToHave { get; }

    [GeneratedRegex(@"you('ll| will) (learn|gain|get|receive|love|enjoy)|what you can expect from us|growth opportunit", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Learning { get; }

    [GeneratedRegex(@"about you\b|who you are|you('re| are) (a|an|someone|our|the|likely|good|great)\b|your (profile|background|skills|experience|qualif|expertise)|you('ll| will)? (may |might |should )?(have|bring|need|possess)|what you('ll| will)? (bring|need|have|offer)|looking for|right for you|(ideal|successful|strong) candidate|we('d| would) like you|good fit|great fit|you might be|you may be|what it takes|must[ -]haves?|who (should|we)\b.*(apply|need|want|seek)|we (need|want|seek|require|expect)\b|to (be successful|succeed|thrive)|should have|your toolkit", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Person { get; }

    [GeneratedRegex(@"equal (employment |opportunity)|\beeoc?\b|diversity|inclusion|accommodation|privacy|gdpr|how to apply|to apply\b|apply now|appl(y|ication) (process|here|instructions)|(interview|hiring|recruit\w*|selection|application) (process|steps|notice|fraud)|our process|the process|next steps|disclaimer|legal|notice|agenc(y|ies)|scam|background check|work authori[sz]ation|visa|export control|e-verify|physical (requirement|demand)|working conditions|contact", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Boilerplate { get; }

    [GeneratedRegex(@"benefits?\b|perks?\b|what we('ll| will)? (offer|provide|give)|we offer|what's in it|in it for you|compensation|salary|\bpay\b|remuneration|why (join|work|you|us|this|[a-z]+\?)|our offer|rewards?\b|package|equity\b|time off|life at|how we (work|support|take care)|employee|in return|\bpto\b|where you('ll| will) work|location|schedule\b|work(ing)? hours", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Benefits { get; }

    [GeneratedRegex(@"requirement|qualif|\bskills?\b|experience|competenc|knowledge|education|certificat|expertise|tech(nology|nical)? stack|our stack|technolog(y|ies)\b|tools\b|abilities|attributes|background|languages?$|prerequisite|credentials|essential|what we value in", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Requirements { get; }

    [GeneratedRegex(@"responsib|duties|duty|what you('ll| will)? (be )?(do|own|work|build|focus|achieve|lead|tackle)|you('ll| will) (be )?(do|own|work|build|lead|drive|responsible|help|focus)|the (role|job|position|opportunity|work|mission|challenge)\b|(your|this|about the) (role|job|position|opportunity|work|mission|impact|day|tasks|challenge|responsib|contribution)|role (overview|summary|description|purpose|profile)|job (description|summary|overview|purpose|detail)|position (overview|summary|description)|day[ -](to|in)|key (accountab|task|activit|objective|focus|deliverable|outcome)|in this role|how you('ll| will)|success (looks|in this)|measure|first \d+|\d+ (days|months)|scope|tasks\b|main (tasks|activities)|overview$|accountab|focus areas|what (the|a) (role|job|day)|outcomes|objectives|opportunity|summary$|what we('re| are) (building|working)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Duties { get; }

    [GeneratedRegex(@"traction|momentum|our (story|journey)|the numbers|by the numbers|why now|who we serve|about (us|the (company|team|business|firm))|^about\b|who (we are|is)|our (mission|story|values|vision|culture|team|company|product|investors|customers|principles|purpose|commitment)|the (company|team|product)|culture|values|mission|company (overview|description|profile)|what we do|meet (the|our)|introduc|investors|backed by|^we are|^at [a-z]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Employer { get; }
}
