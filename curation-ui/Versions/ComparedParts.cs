using Curation.Domain.Frameworks;

namespace Curation.Ui.Versions;

/// <summary>One element and what differs in it.</summary>
/// <param name="Element">As in <c>profile/SVC-6AS</c>.</param>
/// <param name="Kind">As in <c>profile</c>.</param>
public sealed record ComparedElement(string Element, string Kind, string Code, string Name, IReadOnlyList<Difference> Differences);

/// <summary>Elements that belong together: a family with its profiles, or competencies with their skills.</summary>
public sealed record ComparedGroup(string Heading, IReadOnlyList<ComparedElement> Elements);

/// <summary>A comparison's differences in the order in which people look for them.</summary>
internal static class ComparedParts
{
    private const string Root = "Framework, bands and scales";
    private const string Competencies = "Competencies and skills";

    public static IReadOnlyList<ComparedGroup> Of(FrameworkComparison comparison, Framework before, Framework after)
    {
        var words = new PathWords(before, after);
        var elements = comparison.Differences.GroupBy(d => d.Element, StringComparer.Ordinal).Select(g => ElementOf(g.Key, [.. g], words)).ToList();
        string[] headings = [Root, .. Families(before, after).Select(f => f.Name).Distinct(StringComparer.Ordinal), Competencies];
        return
        [
            .. elements.GroupBy(e => HeadingOf(e, before, after), StringComparer.Ordinal)
                .OrderBy(g => Array.IndexOf(headings, g.Key))
                .Select(g => new ComparedGroup(g.Key, [.. g.OrderBy(e => RankOf(e, before, after)).ThenBy(e => e.Kind, StringComparer.Ordinal)])),
        ];
    }

    private static ComparedElement ElementOf(string element, IReadOnlyList<Difference> differences, PathWords words)
    {
        var slash = element.IndexOf('/', StringComparison.Ordinal);
        return new ComparedElement(element, element[..slash], element[(slash + 1)..], words.ElementName(element), differences);
    }

    private static string HeadingOf(ComparedElement element, Framework before, Framework after) => element.Kind switch
    {
        "family" => element.Name,
        "profile" when Profile(element.Code, before, after) is { } profile =>
            Families(before, after).FirstOrDefault(f => f.Code == profile.Family)?.Name ?? profile.Family.ToString(),
        "competency" or "skill" => Competencies,
        _ => Root,
    };

    /// <summary>A family stands before its profiles, a competency before its skills; what has none stands last.</summary>
    private static int RankOf(ComparedElement element, Framework before, Framework after)
    {
        switch (element.Kind)
        {
            case "competency":
                return Place(element.Code);
            case "skill":
                var skill = after.Skills.Concat(before.Skills).FirstOrDefault(s => s.Code.ToString() == element.Code);
                return skill?.Competency is { } of ? Place(of.ToString()) : int.MaxValue;
            case "profile":
                return 1 + after.Profiles.Concat(before.Profiles).Index().FirstOrDefault(p => p.Item.Code.ToString() == element.Code).Index;
            default:
                return 0;
        }

        int Place(string code) => after.Competencies.Concat(before.Competencies).Index().FirstOrDefault(c => c.Item.Code.ToString() == code).Index;
    }

    private static IEnumerable<JobFamily> Families(Framework before, Framework after) => after.Families.Concat(before.Families);

    private static JobProfile? Profile(string code, Framework before, Framework after) =>
        after.Profiles.Concat(before.Profiles).FirstOrDefault(p => p.Code.ToString() == code);
}
