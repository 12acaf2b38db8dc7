using Curation.Classify.Roles;
using Curation.Classify.Skills;
using Curation.Classify.Text;
using Curation.Domain;
using Curation.Domain.Analysis;
using Curation.Domain.Postings;

namespace Curation.Classify;

/// <summary>Judges postings against a catalogue: one posting in, one analysis out. Immutable, deterministic, safe for many threads.</summary>
public sealed class PostingAnalyst
{
    /// <summary>Raised when the code judges the same input otherwise.</summary>
    public const string CodeVersion = "9";

    private readonly SkillExtractor skills;

    private readonly RoleClassifier roles;

    private PostingAnalyst(SkillExtractor skills, RoleClassifier roles, string model, IReadOnlyList<string> notes)
    {
        this.skills = skills;
        this.roles = roles;
        Model = model;
        Notes = notes;
    }

    /// <summary>The version that analyses name: over the catalogue, the models' files and the code.</summary>
    public string Model { get; }

    /// <summary>What the operator should know, as that a model's file is missing; empty when all is there.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Builds the lexicon and trains the role classifier: seconds. Keep the result while the catalogue stays.</summary>
    /// <param name="kit">Stays the caller's, who disposes it when no analyst that was built with it is at work any more.</param>
    /// <param name="roleFloor">A role scored below this is "not one of our roles", 0 to 1.</param>
    public static PostingAnalyst Build(Catalogue catalogue, ModelKit kit, double roleFloor = RoleClassifier.DefaultFloor)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(kit);
        var model = NaturalKey.Hash(string.Join('\n', CodeVersion, catalogue.Hash(), kit.Hash, $"{roleFloor:0.####}"));
        return new PostingAnalyst(
            new SkillExtractor(SkillLexicon.Build(catalogue), kit.Tagger),
            RoleClassifier.Build(catalogue, roleFloor),
            $"{CodeVersion}-{kit.Tagger?.Name ?? "lexicon"}-{model[..12]}",
            kit.Notes);
    }

    public PostingAnalysis Analyse(Posting posting)
    {
        ArgumentNullException.ThrowIfNull(posting);
        if (posting.Language is { } language && language != "en")
            return NotJudged($"language: {language}");
        if (string.IsNullOrWhiteSpace(posting.Text))
            return NotJudged("empty text");
        var sentences = Sections.Of(posting.Text);
        var role = roles.Classify(posting.Title, posting.Text, sentences);
        var home = role is { Abstained: false } ? role.Profile.Framework.ToString() : null;
        var title = $" {string.Join(' ', Tokens.Of(posting.Title, 0, posting.Title.Length).Where(t => t.IsWord).Select(t => posting.Title[t.Start..t.End].ToLowerInvariant()))} ";
        var mentions = new List<SkillMention>();
        foreach (var sentence in sentences.Where(s => s.IsJudged || IsStack(posting.Text, s)))
        {
            var levels = new SentenceLevels(posting.Text, sentence.Sentence.Start, sentence.Sentence.End);
            foreach (var span in skills.Extract(posting.Text, sentence.Sentence))
                mentions.AddRange(Mentions(posting.Text, sentence, levels, span, home, title).Where(mention => !IsEmployer(mention.Term, posting)));
        }

        return new PostingAnalysis(posting.Id, Model, role, mentions);

        PostingAnalysis NotJudged(string because) => new(posting.Id, Model, null, [], because);
    }

    /// <summary>A sentence that names tools tells what is worked with, also where an employer tells its story; not among benefits and boilerplate.</summary>
    private bool IsStack(string text, SectionedSentence sentence) =>
        sentence.Section is not (SectionKind.Benefits or SectionKind.Boilerplate) && skills.NamesTools(text, sentence.Sentence);

    /// <param name="home">The framework of the posting's role: its skill is meant where several know the term.</param>
    private IEnumerable<SkillMention> Mentions(string text, SectionedSentence sentence, SentenceLevels levels, SkillSpan span, string? home, string title)
    {
        if (span.Links.Count > 0)
        {
            var link = span.Links.FirstOrDefault(l => l.Scheme == home) ?? span.Links[0];
            return [Mention(span.Start, span.End, link.Label, link)];
        }

        return span.Score < skills.UnlinkedFloor ? [] : Enumeration.Terms(text, span.Start, span.End).Select(term => Mention(term.Start, term.End, term.Text, null));

        SkillMention Mention(int start, int end, string term, LexiconEntry? link)
        {
            var inTitle = title.Contains($" {text[start..end].ToLowerInvariant()} ", StringComparison.Ordinal);
            return new SkillMention(
                term, link?.Skill, link?.Kind ?? span.Kind, start, end, sentence.Sentence.Start, sentence.Sentence.End, Math.Round(span.Score, 4), span.Extractor,
                levels.Of(start, end), PriorityCues.Of(text, sentence, start, end, inTitle));
        }
    }

    /// <summary>An employer that is a product too (Notion) names itself in every posting.</summary>
    internal static bool IsEmployer(string term, Posting posting) =>
        posting.Employer is { } employer && (string.Equals(term, employer, StringComparison.OrdinalIgnoreCase)
            || (employer.StartsWith(term, StringComparison.OrdinalIgnoreCase) && employer.AsSpan(term.Length) is [' ' or ',', ..]));
}
