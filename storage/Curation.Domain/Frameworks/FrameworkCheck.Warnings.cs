using System.Text.RegularExpressions;

namespace Curation.Domain.Frameworks;

/// <summary>Gaps and weaknesses.</summary>
public static partial class FrameworkCheck
{
    /// <summary>Competencies whose descriptions share so much of their words (Jaccard index) are near-identical.</summary>
    private const double TooAlike = 0.75;

    private static IEnumerable<Finding> Gaps(Framework framework)
    {
        var used = framework.Profiles.SelectMany(p => p.Requirements).ToLookup(r => r.Competency, r => r.Level);
        foreach (var competency in framework.Competencies)
        {
            // Behaviours that are not parted by level count for every level, as in the first of the sources that we follow.
            if (competency.Behaviours.Any(b => b.Level is null))
                continue;
            var missing = used[competency.Code].Distinct().Order().Where(level => competency.Behaviours.All(b => b.Level != level)).ToArray();
            if (missing.Length > 0)
            {
                yield return Warning(
                    $"competency/{competency.Code}/behaviours",
                    $"{competency.Name} is asked for at level {string.Join(", ", missing)} without a behaviour that shows it.",
                    $"Write behaviours for level {string.Join(", ", missing)}.");
            }
        }

        foreach (var skill in framework.Skills.Where(s => s.Competency is null))
            yield return Warning($"skill/{skill.Code}/competency", $"{skill.Label} waits for a competency.", "Choose the competency that it belongs to, or propose a new one.");
        var names = framework.Skills.SelectMany(s => s.Aliases.Prepend(s.Label).Select(name => (Name: name, Skill: s))).GroupBy(n => n.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var name in names.Where(g => g.Select(n => n.Skill.Code).Distinct().Count() > 1))
        {
            var (first, second) = (name.First().Skill, name.Last().Skill);
            yield return Warning($"skill/{second.Code}", $"{name.Key} names the skills {first.Label} ({first.Code}) and {second.Label} ({second.Code}): a posting that says it cannot be told.", "Take the name from one of them.");
        }
    }

    /// <summary>An umbrella keeps its parts together: a part of a part, an umbrella that nobody asks for under any name, and what stands alone.</summary>
    private static IEnumerable<Finding> Orphans(Framework framework)
    {
        var asked = framework.Profiles.SelectMany(p => p.Requirements).Select(r => r.Competency).ToHashSet();
        var parts = framework.Competencies.Where(c => c.Umbrella is not null).ToLookup(c => c.Umbrella!.Value);
        foreach (var competency in framework.Competencies)
        {
            if (competency.Umbrella is { } umbrella && framework.Competency(umbrella) is { Umbrella: not null } middle)
                yield return Warning($"competency/{competency.Code}/umbrella", $"{competency.Name} details {middle.Name}, which details another one itself.", "Choose the umbrella above both.");
            var isAsked = asked.Contains(competency.Code) || parts[competency.Code].Any(p => asked.Contains(p.Code))
                || (competency.Umbrella is { } above && asked.Contains(above));
            if (!isAsked)
                yield return Warning($"competency/{competency.Code}", $"No profile asks for {competency.Name}, nor for its umbrella or its parts.", "Ask for it in a profile, set it under an umbrella competency, or let it go.");
        }
    }

    private static IEnumerable<Finding> Alike(Framework framework)
    {
        var all = framework.Competencies.Select(c => (Competency: c, Name: string.Join(' ', WordsOf(c.Name).Order(StringComparer.Ordinal)), Words: WordsOf(c.Description))).ToArray();
        for (var i = 0; i < all.Length; i++)
        {
            for (var j = i + 1; j < all.Length; j++)
            {
                var (a, b) = (all[i], all[j]);
                var isPart = a.Competency.Umbrella == b.Competency.Code || b.Competency.Umbrella == a.Competency.Code;
                if (a.Name == b.Name || (!isPart && Jaccard(a.Words, b.Words) >= TooAlike))
                    yield return Warning($"competency/{b.Competency.Code}", $"{b.Competency.Name} says nearly the same as {a.Competency.Name} ({a.Competency.Code}).", "Merge the two, or say what parts them.");
            }
        }
    }

    private static IEnumerable<Finding> Statements(Framework framework) =>
        from competency in framework.Competencies
        from statement in competency.DevelopmentStatements
        where !Measure.IsMatch(statement.Text)
        select Warning(
            $"competency/{competency.Code}/development_statements/{statement.Id}",
            "The development statement names neither a measure nor a time.",
            "Say how much, how often or by when, so that it can be checked.");

    private static double Jaccard(HashSet<string> a, HashSet<string> b)
    {
        var both = a.Count(b.Contains);
        return both == 0 ? 0 : both / (double)(a.Count + b.Count - both);
    }

    private static HashSet<string> WordsOf(string text) =>
        [.. text.ToLowerInvariant().Split([' ', ',', ';', '.', ':', '-', '(', ')', '/', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 2)];

    /// <summary>A digit, a number word, or a word of time.</summary>
    [GeneratedRegex(
        @"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|twice|once|per cent|percent|every|each|daily|weekly|monthly|quarterly|yearly|annually|day|days|week|weeks|month|months|quarter|quarters|year|years)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Measure { get; }
}
