using System.Text.RegularExpressions;

namespace Curation.Corpora.HackerNews;

/// <summary>Who is hiring: from the first line's pieces, else from "X is hiring", else from the first link's host.</summary>
internal static partial class EmployerName
{
    private static readonly string[] Boards =
    [
        "news.ycombinator", "github", "bit.ly", "goo.gl", "grnh.se", "jobvite", "techcrunch", "jobsco.re", "stackoverflow", "jobscore", "youtube", "youtu.be", "linkedin",
        "twitter", "forbes", "medium.com", "google.com", "vimeo", "smartrecruiters", "wsj.com", "underdog.io", "wrd.cm", "facebook", "nytimes", "nyti.ms", "venturebeat", "taleo", "kaggle", "imgur", "ziprecruiter", "inc.com", "coderwall",
        "quora", "glassdoor", "gigaom", "instagram", "bloomberg", "typeform", "wikipedia", "wufoo", "apple.com", "crunchbase", "hackpad", "dropbox", "trello", "indeed", "blogspot", "tumblr", "wordpress.com", "t.co", "tnw.", "thenextweb", "wired.com",
        "businessinsider", "slideshare", "weworkremotely", "stackexchange", "icims", "ultipro", "ycombinator", "amazonaws", "soundcloud", "bitbucket", "mashable", "theguardian", "bbc.co", "ted.com", "fortune.com", "fastcompany", "pando", "hbr.org", "xkcd", "recode", "gmail", "hotmail", "yahoo", "outlook", "googlemail",
    ];

    private static readonly string[] HostedBoards = ["workable.com", "recruiterbox.com", "theresumator.com", "breezy.hr", "applytojob.com", "bamboohr.com", "recruitee.com", "catsone.com", "homerun.hr"];

    private static readonly string[] PathBoards = ["lever.co", "greenhouse.io", "angel.co"];

    /// <param name="text">The whole comment in plain text.</param>
    public static string? Of(IReadOnlyList<Headline> lines, string text, IReadOnlyList<Uri> links, string? location)
    {
        var names = links.SelectMany(NamesInHost)
            .Concat(Mailbox.Matches(text).SelectMany(m => NamesInHost(new Uri($"http://{m.Groups["host"].Value}"))))
            .Distinct(StringComparer.Ordinal).ToList();
        var candidates = lines.Select(line => line.Pieces.Take(6).SelectMany((piece, index) => Candidates(piece, index == 0, location)).ToList())
            .FirstOrDefault(line => line.Count > 0) ?? [];
        var sentences = Hiring.Matches(Head(text)).Select(m => Clean(m.Groups["name"].Value)).OfType<string>().Where(n => IsName(n, location)).ToList();
        return candidates.FirstOrDefault(c => names.Contains(Squashed(c)))
            ?? candidates.FirstOrDefault(c => names.Any(name => Agree(Squashed(c), name)))
            ?? candidates.FirstOrDefault(c => char.IsUpper(c[0]) || char.IsAsciiDigit(c[0]) || !c.Contains(' ', StringComparison.Ordinal))
            ?? sentences.FirstOrDefault(s => names.Any(name => Agree(Squashed(s), name)))
            ?? names.Select(name => AsSpelled(name, text)).OfType<string>().FirstOrDefault()
            ?? sentences.FirstOrDefault()
            ?? AtSomeone.Matches(Head(text)).Select(m => m.Groups["name"].Value).FirstOrDefault(n => IsName(n, location))
            ?? (names.Count > 0 ? Capitalised(names[0]) : null);
    }

    private static IEnumerable<string> Candidates(string piece, bool first, string? location)
    {
        var prose = piece.Split(' ').Length > 10;
        if (prose && !first)
            yield break;
        var atoms = piece.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < (prose ? 1 : atoms.Length); i++)
        {
            var followedByState = i + 1 < atoms.Length && Vocabulary.IsStateCode(atoms[i + 1].Split(' ')[0]);
            var followedByPlace = i + 1 < atoms.Length && (Vocabulary.IsPlace(atoms[i + 1]) || followedByState);
            if (followedByState && atoms[i].Split(' ').Length < 3 || followedByPlace && !(first && i == 0))
                continue;
            if (Clean(atoms[i]) is { } name && IsName(name, location))
                yield return i + 1 < atoms.Length && LegalForm.IsMatch(atoms[i + 1]) ? $"{name}, {atoms[i + 1]}" : name;
        }
    }

    private static bool IsName(string name, string? location) =>
        name.Split(' ').Length <= 6 && !Vocabulary.SaysOnlyWhereAndHow(name) && !RolePhrase.In(name).Any() && !RolePhrase.IsField(name) && !NoName.IsMatch(name) && !Person.IsMatch(name)
        && !string.Equals(name, location, StringComparison.OrdinalIgnoreCase);

    // "Role at Company", "Company is hiring …", "Company in Berlin": the company.
    private static string? Clean(string piece)
    {
        var at = At.Match(piece);
        var name = at.Success && RolePhrase.In(piece[..at.Index]).Any() ? piece[(at.Index + at.Length)..] : piece;
        name = Opening.Replace(name, "");
        name = Rest.Replace(name, "").Trim(' ', ',', '.', ':', '-', '*', '"', '!', '\'');
        if (name.LastIndexOf('-') is > 0 and var hyphen && Vocabulary.IsPlace(name[(hyphen + 1)..]))
            name = name[..hyphen];
        return name.Any(char.IsLetter) ? name : null;
    }

    private static string Head(string text) => text.Length > 700 ? text[..700] : text;

    // "acme" of jobs.acme.co.uk; of enga.ge both "enga" and "engage".
    private static IEnumerable<string> NamesInHost(Uri link)
    {
        var host = link.Host.ToLowerInvariant();
        var parts = host.Split('.');
        if (HostedBoards.Any(board => host.EndsWith(board, StringComparison.Ordinal)) && parts.Length > 2)
            return parts[0] is "www" or "app" or "jobs" ? [] : [Squashed(parts[0])];
        if (PathBoards.Any(board => host.EndsWith(board, StringComparison.Ordinal)))
            return link.Segments.Length > 1 && link.Segments[1].Trim('/') is { Length: > 1 } board && board is not ("embed" or "jobs") ? [Squashed(board)] : [];
        if (Boards.Any(board => host.Contains(board, StringComparison.Ordinal)) || parts.Length < 2)
            return [];
        var secondLevel = parts[^2] is "co" or "com" or "org" or "ac" or "net" && parts.Length > 2 ? parts[^3] : parts[^2];
        return parts[^1] is "com" or "org" or "net" ? [Squashed(secondLevel)] : [Squashed(secondLevel), Squashed(secondLevel + parts[^1])];
    }

    private static bool Agree(string candidate, string name) =>
        candidate.Length >= 3 && name.Length >= 3
        && (candidate.StartsWith(name, StringComparison.Ordinal) || name.StartsWith(candidate, StringComparison.Ordinal) || name.EndsWith(candidate, StringComparison.Ordinal));

    private static string Squashed(string name) => string.Concat(name.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));

    private static string Capitalised(string name) => name.Length <= 3 ? name.ToUpperInvariant() : char.ToUpperInvariant(name[0]) + name[1..];

    // The host's name as the text spells it: "sagansystems" as "Sagan Systems".
    private static string? AsSpelled(string name, string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            for (var n = 1; n <= 4 && i + n <= words.Length; n++)
            {
                var spelled = string.Join(' ', words.AsSpan(i, n)).Trim('.', ',', '!', '?', ':', ';', '(', ')', '"', '\'');
                if (Squashed(spelled) == name && char.IsUpper(spelled.FirstOrDefault()) && !spelled.Contains('.', StringComparison.Ordinal))
                    return spelled;
            }
        }

        return null;
    }

    [GeneratedRegex(@"\b(?:CEO|CTO|co-?founders?|founders?|other positions)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Person { get; }

    [GeneratedRegex(@"[\w.+-]+@(?<host>[\w-]+(?:\.[\w-]+)+)", RegexOptions.NonBacktracking)]
    private static partial Regex Mailbox { get; }

    [GeneratedRegex(@"\s(?:at|@|with|for)\s", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex At { get; }

    [GeneratedRegex(@"\b(?:at|join|with) (?<name>[A-Z][\w.&'+-]*(?: [A-Z0-9&][\w.&'+-]*){0,3})", RegexOptions.NonBacktracking)]
    private static partial Regex AtSomeone { get; }

    [GeneratedRegex(@"^(?:join(?: us at)?|here at|at|come work (?:at|for|with)|work (?:at|for|with)|we're|we are|hi,? we're|company|employer|name|the team at)[\s:]+", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Opening { get; }

    [GeneratedRegex(@"(?:\s(?:is|are|has|have|in|at|and help|seeks?|seeking|hiring|looking|needs?|wants?|based|located|near|we're|we|remote|onsite|full[- ]time|builds?|makes?|helps?|provides?|- )\s.*|\s(?:is|are)? ?(?:now )?(?:hiring|remote|onsite|on-site|full[- ]?time)\b.*|[.:!?]\s.*)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Rest { get; }

    [GeneratedRegex(@"^(?:inc|llc|ltd|gmbh|corp|co|limited|s\.?a|ag|b\.?v|plc|pbc)\.?$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex LegalForm { get; }

    [GeneratedRegex(@"(?:^|[.!?]\s+|\n)(?:(?:Join|At|Here at|Come work (?:at|for|with)|Work (?:at|for|with))\s+)?(?<name>(?:The )?[A-Z0-9][\w.&'+-]*(?: [A-Z0-9&][\w.&'+-]*){0,3})(?: \([^)]*\))?,? (?:is|are|has|we|was|helps|makes|builds|provides|seeks|wants|needs|offers|does|creates|develops|team|enables|lets)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Hiring { get; }

    [GeneratedRegex(@"^(?:we|our|i|you|anyway|hacker news|also|however|currently|several|one of|required|required skills?|requirements|responsibilities|write|tl;dr|since|while|everyone|some|then|but|and|so|as|with|for|in|on|just|after|before|because|when|where|each|every|no|not|yes|do|our team|my|email|send|contact|job|location|edit|update|experience|requirements|your|this|that|it|hi|hello|hey|there|they|us|here|if|what|who|how|interested|help|come|looking|seeking|work (?:with|on|from|in)|want|are|is|hiring|apply (?:to|at|here|now)|please|inc|llc|stealth|about|unlimited|vc|series|yc|backend|frontend|front[- ]end|back[- ]end|full[- ]?stack|mobile|ios|android|engineering|marketing|sales|devops|python|ruby|rails|java|javascript|php|data science|machine learning|c\+\+|node(?:\.js)?|ux|ui|qa)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex NoName { get; }
}
