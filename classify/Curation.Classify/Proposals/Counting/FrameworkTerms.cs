using System.Collections.Frozen;
using Curation.Domain.Analysis;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Proposals.Counting;

/// <summary>What a framework already says, by the words it says it with.</summary>
internal sealed class FrameworkTerms
{
    private readonly Framework framework;
    private readonly Dictionary<string, Skill> byLink;
    private readonly Dictionary<string, Skill> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ElementCode> competencies = new(StringComparer.Ordinal);
    private readonly FrozenSet<string> titles;

    public FrameworkTerms(Framework framework)
    {
        this.framework = framework;
        byLink = framework.Skills.GroupBy(s => $"{framework.Code}/{s.Code}", StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var skill in framework.Skills.OrderBy(s => s.Code))
        {
            foreach (var name in skill.Aliases.Prepend(skill.Label))
                byName.TryAdd(Terms.Singular(Terms.Key(name)), skill);
        }

        foreach (var competency in framework.Competencies.OrderBy(c => c.Code))
            competencies.TryAdd(Terms.Singular(Terms.Key(competency.Name)), competency.Code);
        titles = framework.Profiles.SelectMany(p => p.AlternateTitles.Prepend(p.Name)).Select(t => TitleCore.Of(t)?.Key ?? Terms.Key(t))
            .ToFrozenSet(StringComparer.Ordinal);
        Subjects = framework.Profiles.SelectMany(p => p.AlternateTitles.Prepend(p.Name))
            .Concat(framework.Families.Select(f => f.Name)).Concat(framework.Competencies.Select(c => c.Name))
            .SelectMany(name => new TitleCore(Terms.Key(name), name).Subject)
            .Where(word => word.Length > 3)
            .ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// What a mention asks for in this framework: the skill that it is linked to, or else the skill or competency of that name (a mention
    /// may be linked to a taxonomy's or another framework's skill that this framework has too), or else a term of its own.
    /// </summary>
    public Item ItemOf(SkillMention mention)
    {
        if (SkillOf(mention) is { } skill)
            return skill.Competency is { } competency ? Item.Of(competency) : new Item(ItemKind.Covered, skill.Code.ToString());
        var name = Terms.Key(mention.Term);
        return competencies.TryGetValue(Terms.Singular(name), out var code) ? Item.Of(code) : new Item(ItemKind.Term, name);
    }

    public Skill? SkillOf(SkillMention mention) =>
        mention.Skill is { } link && byLink.TryGetValue(link, out var skill) ? skill : byName.GetValueOrDefault(Terms.Singular(Terms.Key(mention.Term)));

    public bool IsTitle(string titleKey) => titles.Contains(titleKey);

    /// <summary>The words that the framework's roles, families and competencies are named with, but for ranks and words of three letters or less.</summary>
    public IReadOnlySet<string> Subjects { get; }

    /// <summary>All names of skills, by key.</summary>
    public IEnumerable<(string Key, Skill Skill)> Names => framework.Skills.OrderBy(s => s.Code)
        .SelectMany(s => s.Aliases.Prepend(s.Label).Select(name => (Terms.Key(name), s)));
}

/// <summary>What can be asked for.</summary>
internal enum ItemKind
{
    Competency,

    /// <summary>A skill of the framework that waits for its competency.</summary>
    Covered,

    /// <summary>A term that the framework does not cover, in its normalised form.</summary>
    Term,

    /// <summary>A title that is none of our roles: asking for it is posting it.</summary>
    Title,
}

internal readonly record struct Item(ItemKind Kind, string Key)
{
    public static Item Of(ElementCode competency) => new(ItemKind.Competency, competency.ToString());
}
