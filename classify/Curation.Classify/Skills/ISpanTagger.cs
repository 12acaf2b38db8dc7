using Curation.Classify.Text;

namespace Curation.Classify.Skills;

/// <summary>Marks spans of skill and of knowledge that no lexicon has to know. Deterministic, safe for many threads.</summary>
public interface ISpanTagger
{
    /// <summary>What versions of the analyst call it, as <c>neural</c>.</summary>
    string Name { get; }

    /// <summary>SHA-256 of the model file.</summary>
    string Hash { get; }

    /// <summary>Spans of a lower score are left out of analyses.</summary>
    double Floor { get; }

    /// <summary>The spans of one sentence, in order; those of one kind do not overlap.</summary>
    /// <param name="tokens">The sentence's, as <see cref="Tokens"/> parts it.</param>
    IReadOnlyList<SkillSpan> Tag(string text, IReadOnlyList<Token> tokens);
}
