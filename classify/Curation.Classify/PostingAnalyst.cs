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
    public const string CodeVersion = "8";

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
            foreach (var span in skills.Extract(posting.Text, sentence.Sentence))
            {
                if (Mention(posting.Text, sentence, span, home, title) is { } mention && !IsEmployer(mention.Term, posting))
                    mentions.Add(mention);
            }
        }

        return new PostingAnalysis(posting.Id, Model, role, mentions);

        PostingAnalysis NotJudged(string because) => new(posting.Id, Model, null, [], because);
    }

    /// <summary>A sentence that names tools tells what is worked with, also where an employer tells its story; not among benefits and boilerplate.</summary>
    private bool IsStack(string text, SectionedSentence sentence) =>
        sentence.Section is not (SectionKind.Benefits or SectionKind.Boilerplate) && skills.NamesTools(text, sentence.Sentence);

    /// <param name="home">The framework of the posting's role: its skill is meant where several know the term.</param>
    private SkillMention? Mention(string text, SectionedSentence sentence, SkillSpan span, string? home, string title)
    {
        var (start, end) = (span.Start, span.End);
        string term;
        LexiconEntry? link = null;
        if (span.Links.Count > 0)
        {
            link = span.Links.FirstOrDefault(l => l.Scheme == home) ?? span.Links[0];
            term = link.Label;
        }
        else if (span.Score >= skills.UnlinkedFloor && Term.Of(text, start, end) is { } cleaned)
        {
            (start, end, term) = cleaned;
        }
        else
        {
            return null;
        }

        var (from, to) = (sentence.Sentence.Start, sentence.Sentence.End);
        var inTitle = title.Contains($" {text[start..end].ToLowerInvariant()} ", StringComparison.Ordinal);
        return new SkillMention(
            term, link?.Skill, link?.Kind ?? span.Kind, start, end, from, to, Math.Round(span.Score, 4), span.Extractor,
            LevelCues.Of(text, from, to, start, end), PriorityCues.Of(text, sentence, inTitle));
    }

    /// <summary>An employer that is a product too (Notion) names itself in every posting.</summary>
    internal static bool IsEmployer(string term, Posting posting) =>
        posting.Employer is { } employer && (string.Equals(term, employer, StringComparison.OrdinalIgnoreCase)
            || (employer.StartsWith(term, StringComparison.OrdinalIgnoreCase) && employer.AsSpan(term.Length) is [' ' or ',', ..]));
}
