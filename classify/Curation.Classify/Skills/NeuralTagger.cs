using Curation.Classify.Encoders;
using Curation.Classify.Text;
using Curation.Domain;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Skills;

/// <summary>
/// Tags spans of skill and of knowledge with a fine-tuned transformer: six logits for the first piece of each token, from which spans are chosen.
/// What a sentence gives depends on its own text alone, and sentences that recur are judged once.
/// </summary>
public sealed class NeuralTagger : ISpanTagger, IDisposable
{
    /// <summary>The shipped file, in the folder of models.</summary>
    public const string FileName = "span-tagger.onnx";

    private readonly EncoderSession encoder;

    private readonly WordPiece words;

    private readonly SentenceCache<IReadOnlyList<TaggedTokens>> cache = new();

    private NeuralTagger(EncoderSession encoder, WordPiece words)
    {
        this.encoder = encoder;
        this.words = words;
    }

    public string Name => "neural";

    public string Hash => encoder.Hash;

    public double Floor => SpanChoice.Least;

    /// <summary>How many sentences were asked for, and how many of them were known.</summary>
    public (long Asked, long Known) CacheUse => cache.Use;

    /// <exception cref="InvalidDataException">The folder's file is no tagger, or cannot be run here.</exception>
    public static NeuralTagger Load(string folder) => new(EncoderSession.Load(Path.Combine(folder, FileName)), WordPiece.Load(folder));

    /// <param name="model">A model file's bytes.</param>
    /// <param name="folder">Where the vocabulary lies.</param>
    /// <exception cref="InvalidDataException">They are no tagger, or cannot be run here.</exception>
    public static NeuralTagger Of(byte[] model, string folder) => new(EncoderSession.Of(model, TaggerLogits.Width), WordPiece.Load(folder));

    public IReadOnlyList<SkillSpan> Tag(string text, IReadOnlyList<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(tokens);
        if (tokens.Count == 0)
            return [];
        var sentence = text[tokens[0].Start..tokens[^1].End];
        return
        [
            .. cache.GetOrAdd(sentence, () => Judge(text, tokens))
                .Select(s => new SkillSpan(tokens[s.First].Start, tokens[s.Last].End, s.Kind, s.Score, "tagger", [])),
        ];
    }

    public void Dispose() => encoder.Dispose();

    /// <summary>The raw logits of each token, as training and measuring need them.</summary>
    internal float[] Logits(string text, IReadOnlyList<Token> tokens)
    {
        var input = TaggerInput.Of(text, tokens, words);
        return TaggerLogits.OfTokens(input, encoder.Run(input.Ids));
    }

    private List<TaggedTokens> Judge(string text, IReadOnlyList<Token> tokens)
    {
        var logits = Logits(text, tokens);
        var spans = new List<TaggedTokens>();
        foreach (var kind in (ReadOnlySpan<SkillKind>)[SkillKind.Skill, SkillKind.Knowledge])
        {
            foreach (var (first, last, worth) in SpanChoice.Of(TaggerLogits.OfKind(logits, (int)kind)))
                spans.Add(new TaggedTokens(first, last, kind, Math.Round(worth, 4)));
        }

        return [.. spans.OrderBy(s => s.First).ThenByDescending(s => s.Last).ThenBy(s => s.Kind)];
    }

    private sealed record TaggedTokens(int First, int Last, SkillKind Kind, double Score);
}
