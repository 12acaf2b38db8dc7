using System.Text.RegularExpressions;

namespace Curation.Corpora.HackerNews;

/// <summary>Finds the names of roles in running text: "Senior Python Developer", "Head of Product", "engineers".</summary>
internal static partial class RolePhrase
{
    private static readonly Dictionary<string, string> Spelling = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ios"] = "iOS", ["php"] = "PHP", ["ui"] = "UI", ["ux"] = "UX", ["qa"] = "QA", ["sql"] = "SQL", ["devops"] = "DevOps", ["javascript"] = "JavaScript",
        ["c++"] = "C++", ["api"] = "API", ["cto"] = "CTO", ["vp"] = "VP", ["node.js"] = "Node.js", ["of"] = "of", ["and"] = "and", ["or"] = "or", ["on"] = "on", ["jvm"] = "JVM", ["html"] = "HTML", ["html5"] = "HTML5", ["css"] = "CSS", ["aws"] = "AWS", ["ml"] = "ML", ["ai"] = "AI", ["nlp"] = "NLP", ["it"] = "IT", ["hr"] = "HR", ["crm"] = "CRM", ["seo"] = "SEO", [".net"] = ".NET", ["ui/ux"] = "UI/UX", ["ux/ui"] = "UX/UI",
    };

    /// <param name="Modified">It says what kind of engineer, designer, …</param>
    public readonly record struct Found(string Title, int Start, int End, bool Modified);

    /// <param name="sought">The text says who is sought, so that a plain "interns" or "manager" counts too.</param>
    public static IEnumerable<Found> In(string text, bool sought = false)
    {
        foreach (Match match in Phrase.Matches(text))
        {
            var words = match.Groups["modifiers"].Value;
            var modified = words.Length > 0 || match.Groups["whole"].Success;
            // "lead", "manager", "intern" alone are too common as plain words.
            if (!modified && !sought && !match.Groups["sure"].Success)
                continue;
            yield return new Found(Cleaned(match.Value), match.Index, match.Index + match.Length, modified);
        }
    }

    /// <summary>Nothing but fields of work and techniques: "Backend/Frontend", "Data Science", "iOS".</summary>
    public static bool IsField(string words) => Field.IsMatch(words);

    /// <summary>The phrase as a title: singular, with capitals.</summary>
    private static string Cleaned(string phrase)
    {
        var words = phrase.Trim(' ', '-', '/', ',', '&').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 2 && string.Equals(words[0], "experienced", StringComparison.OrdinalIgnoreCase))
            words = words[1..];
        words[^1] = Singular(words[^1]);
        return string.Join(' ', words.Select(Capitalised));
    }

    private static string Singular(string word) => Plural.IsMatch(word) ? word[..^1] : word;

    // "FULL-STACK" as "Full-stack"; "iOS" and "QA" stay.
    private static string Capitalised(string word)
    {
        if (Spelling.TryGetValue(word, out var spelled))
            return spelled;
        if (word.Count(char.IsUpper) > 4 && !word.Any(char.IsLower))
            word = word.ToLowerInvariant();
        return word.Any(char.IsUpper) ? word : char.ToUpperInvariant(word[0]) + word[1..];
    }

    // Too large an alternation for the engine without backtracking, hence the time limit.
    [GeneratedRegex(
        @"\b(?:(?<whole>(?:VP|V\.P\.|vice president|head|director|chief) (?:of|,) (?:[A-Za-z]+ (?:and|&) )?[A-Z][A-Za-z]+|CTO|CFO|COO|CMO|chief [a-z]+ officer|sys ?admins?|SREs?|scrum master|dev ?ops(?: (?:engineers?|leads?|managers?|specialists?|architects?))?|technical co-?founders?)"
        + @"|(?<modifiers>(?:(?:" + Modifiers + @")(?:\s*[-/,&+]\s*|\s+(?:and|or|&)\s+|\s+))*)(?:(?<sure>engineers?|developers?|devs|programmers?|hackers|designers?|architects?|data scientists?|sysadmins?|coders|co-?founders?)|(?<unsure>developer|dev|scientists?|analysts?|managers?|administrators?|admins?|testers?|consultants?|specialists?|researchers?|leads?|directors?|writers?|editors?|marketers?|recruiters?|interns?|generalists?|evangelists?|advocates?|coordinators?|executives?|representatives?|reps?|associates?|assistants?|instructors?|strategists?|producers?|artists?|officers?|owners?|guru|ninja|rockstar|experts?|wizard|hacker|technicians?|statisticians?|planners?|buyers?|accountants?|mentors?|teachers?)))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex Phrase { get; }

    [GeneratedRegex("(?:er|or|ist|ert|ect|st|in|ant|lead|ive|ate|intern|rep|dev|SRE|ian|man)s$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Plural { get; }

    [GeneratedRegex(@"^(?:(?:" + Modifiers + @")(?:\s*[-/,&+]\s*|\s+(?:and|or|&)\s+|\s+|$))+$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Field { get; }

    private const string Modifiers =
        @"senior|sr\.?|snr|junior|jr\.?|mid[- ]?level|lead|principal|staff|chief|head|founding|first|entry[- ]level|experienced|associate|technical|tech|graduate|expert|intermediate"
        + @"|software|web|mobile|front[- ]?end|back[- ]?end|full[- ]?stack|fullstack|generalist|server[- ]?side|client[- ]?side|ui|ux|user experience|user interface|user|interaction|visual|graphic|graphics|creative|product|systems?|data|big data|database|machine learning|ml|ai|deep learning|nlp|infrastructure|infra|platform|security|information|network|cloud|dev ?ops|operations|ops|site reliability|reliability|production|test|testing|test automation|automation|qa|quality|quality assurance|embedded|firmware|hardware|electrical|electronics|mechanical|optical|controls|robotics|manufacturing|process|design|release|build|integrations?|deployment|application|applications|app|api|core|search|analytics|analysis|bi|business intelligence|research|applied|performance|game|gameplay|games|computer vision|vision|audio|video|media|simulation|algorithms?|quantitative|quant|trading|financial|finance|bioinformatics|computational|scientific|science|gis|erp|crm|etl|storage|distributed systems?|distributed|low[- ]latency|compiler|kernel|tools|tooling"
        + @"|project|program|programme|engineering|development|it|marketing|digital|seo|ppc|growth|sales|inside sales|account|accounts|customer|client|customer success|customer service|customer support|support|success|solutions?|professional services|services|implementation|pre-?sales|field|business|business development|partner|partnerships?|community|content|social media|copy|editorial|public relations|office|executive|administrative|people|hr|human resources|talent|technical support|legal|operations|supply chain|logistics|innovation|delivery|team|developer(?= (?:evangelist|advocate|relations|experience|support))|onboarding|training|curriculum|risk|investment|enterprise|regional|national|general"
        + @"|python|django|flask|ruby|ruby on rails|ruby/rails|rails|ror|java|javascript|js|typescript|coffeescript|node\.?js|node|php|laravel|symfony|perl|c\+\+|c#|c|\.net|asp\.net|scala|clojure|clojurescript|go|golang|haskell|erlang|elixir|ocaml|f#|lisp|rust|swift|objective[- ]c|ios|iphone|ipad|android|windows|linux|unix|mac|osx|os x|html5?|html/css|css3?|html5/css3|angular\.?js|angular|react|react\.js|reactjs|ember\.?js|ember|backbone\.?js|backbone|meteor|unity|unity3d|wordpress|drupal|magento|salesforce|shopify|sql|mysql|postgresql|postgres|mongodb|hadoop|spark|aws|openstack|lamp|jquery|sinatra|xamarin|solr|elasticsearch|redis|kafka|docker|cassandra|ansible|puppet|chef|tableau|jvm|matlab|r|webgl|wpf|qt|sap|oracle|sharepoint|ux/ui|ui/ux";
}
