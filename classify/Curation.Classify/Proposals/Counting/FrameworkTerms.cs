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
    private readonly FrozenSet<string> heads;
    private readonly FrozenSet<string> families;

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
        heads = byName.Keys.Select(Terms.Words).Where(words => words.Length > 1).Select(words => words[^1]).ToFrozenSet(StringComparer.Ordinal);
        families = byName.Select(name => (Words: Terms.Words(name.Key), name.Value.Code)).Where(name => name.Words.Length > 1)
            .Select(name => (First: name.Words[0], name.Code)).Distinct()
            .CountBy(name => name.First, StringComparer.Ordinal).Where(first => first.Value > 1).Select(first => first.Key)
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

    /// <summary>
    /// The mention as this framework sees it: what only another framework's skill is linked to goes by the words that the posting has, for that
    /// framework's name for it is none of ours.
    /// </summary>
    public SkillMention Seen(SkillMention mention, string text)
    {
        var foreign = mention.Skill is { } link && !byLink.ContainsKey(link) && link.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
            && FrameworkCode.TryParse(link[..slash], null, out _);
        return foreign && 0 <= mention.Start && mention.Start < mention.End && mention.End <= text.Length
            ? mention with { Term = Skills.Term.Of(text, mention.Start, mention.End)?.Text ?? text[mention.Start..mention.End] }
            : mention;
    }

    /// <summary>
    /// Whether a term is what several known names come down to ("APIs" of "REST APIs" and "third-party APIs"): its words are the last of a
    /// longer name, and it says less than the framework does.
    /// </summary>
    public bool IsHeadOfName(string key) => heads.Contains(Terms.Singular(key));

    /// <summary>Whether several skills' names begin with the word: it names their maker or a family of things (Apache, Windows), and none of them.</summary>
    public bool IsFamilyName(string key) => families.Contains(key);

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
