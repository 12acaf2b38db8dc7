using Curation.Classify.Text;

namespace Curation.Classify.Skills;

/// <summary>
/// What the tagger sees of a token: the words around it, their forms, endings and shapes, its place in the sentence; each hashed to one
/// of 2^<see cref="Bits"/> places. Changing anything here asks for a new model file.
/// </summary>
internal sealed class TaggerFeatures
{
    public const int Bits = 18;

    public const int Size = 1 << Bits;

    private const uint Outside = 0x5bd1e995;

    private readonly uint[] words;
    private readonly uint[] stems;
    private readonly uint[] suffixes;
    private readonly uint[] shortSuffixes;
    private readonly uint[] prefixes;
    private readonly uint[] shapes;

    public TaggerFeatures(string text, IReadOnlyList<Token> tokens)
    {
        Count = tokens.Count;
        words = new uint[Count];
        stems = new uint[Count];
        suffixes = new uint[Count];
        shortSuffixes = new uint[Count];
        prefixes = new uint[Count];
        shapes = new uint[Count];
        Span<char> buffer = stackalloc char[48];
        for (var i = 0; i < Count; i++)
        {
            var surface = text.AsSpan(tokens[i].Start, tokens[i].End - tokens[i].Start);
            var length = Math.Min(surface.Length, 48);
            surface[..length].ToLowerInvariant(buffer);
            ReadOnlySpan<char> lower = buffer[..length];
            words[i] = Hash(lower);
            stems[i] = tokens[i].IsWord ? Hash(Folding.Strong(lower)) : words[i];
            suffixes[i] = Hash(length > 4 ? lower[^4..] : lower);
            shortSuffixes[i] = Hash(length > 3 ? lower[^3..] : lower);
            prefixes[i] = Hash(length > 4 ? lower[..4] : lower);
            shapes[i] = Shape(surface, tokens[i].IsWord);
        }
    }

    public int Count { get; }

    /// <summary>What does not depend on the tag before. Places may repeat.</summary>
    public int Observed(int at, Span<int> into)
    {
        var n = 0;
        uint w = words[at], w1 = At(words, at - 1), w2 = At(words, at - 2), x1 = At(words, at + 1), x2 = At(words, at + 2);
        uint s = stems[at], s1 = At(stems, at - 1), t1 = At(stems, at + 1);
        into[n++] = Place(1, w);
        into[n++] = Place(2, w1);
        into[n++] = Place(3, x1);
        into[n++] = Place(4, w2);
        into[n++] = Place(5, x2);
        into[n++] = Place(6, s);
        into[n++] = Place(7, s1);
        into[n++] = Place(8, t1);
        into[n++] = Place(9, w1, w);
        into[n++] = Place(10, w, x1);
        into[n++] = Place(11, w1, x1);
        into[n++] = Place(12, w2, w1);
        into[n++] = Place(13, x1, x2);
        into[n++] = Place(14, suffixes[at]);
        into[n++] = Place(15, shortSuffixes[at]);
        into[n++] = Place(16, prefixes[at]);
        into[n++] = Place(17, shapes[at]);
        into[n++] = Place(18, At(shapes, at - 1), shapes[at]);
        into[n++] = Place(19, shapes[at], At(shapes, at + 1));
        into[n++] = Place(20, At(suffixes, at - 1));
        into[n++] = Place(21, At(suffixes, at + 1));
        into[n++] = Place(22, At(suffixes, at - 1), suffixes[at]);
        into[n++] = Place(23, suffixes[at], At(suffixes, at + 1));
        into[n++] = Place(24, At(words, at - 3));
        into[n++] = Place(25, At(words, at + 3));
        into[n++] = Place(26, words[0]);
        into[n++] = Place(27, stems[0], (uint)Math.Min(at, 3));
        into[n++] = Place(28, (uint)Math.Min(at, 4));
        into[n++] = Place(29, (uint)Math.Min(Count - 1 - at, 3));
        into[n++] = Place(30, w2, Mix(w1, w));
        into[n++] = Place(31, w, Mix(x1, x2));
        into[n++] = Place(32, words[0], suffixes[at]);
        into[n++] = Place(33, At(words, 1), (uint)Math.Min(at, 3));
        into[n++] = Place(34, words[Count - 1]);
        into[n++] = Place(35, shapes[at], suffixes[at]);
        into[n++] = Place(36, (uint)(Count / 6));
        return n;
    }

    /// <summary>What depends on the tag before (0 outside, 1 begin, 2 inside).</summary>
    public int AfterTag(int at, int before, Span<int> into)
    {
        var p = (uint)before + 101;
        var n = 0;
        into[n++] = Place(50, p);
        into[n++] = Place(51, p, words[at]);
        into[n++] = Place(52, p, At(words, at - 1));
        into[n++] = Place(53, p, shapes[at]);
        into[n++] = Place(54, p, suffixes[at]);
        into[n++] = Place(55, p, Mix(At(words, at - 1), words[at]));
        into[n++] = Place(56, p, At(words, at + 1));
        into[n++] = Place(57, p, Mix(At(suffixes, at - 1), suffixes[at]));
        return n;
    }

    public const int MostObserved = 36;

    public const int MostAfterTag = 8;

    private uint At(uint[] values, int at) => at < 0 ? Outside : at >= Count ? Outside + 1 : values[at];

    private static uint Shape(ReadOnlySpan<char> surface, bool isWord)
    {
        if (!isWord)
            return 1;
        var upper = 0;
        var digits = 0;
        var marks = 0;
        foreach (var c in surface)
        {
            upper += char.IsUpper(c) ? 1 : 0;
            digits += char.IsDigit(c) ? 1 : 0;
            marks += char.IsLetterOrDigit(c) ? 0 : 1;
        }

        if (digits > 0)
            return digits == surface.Length ? 2u : 3u;
        if (upper == 0)
            return marks > 0 ? 4u : 5u;
        if (upper == surface.Length)
            return surface.Length == 1 ? 6u : 7u;
        return upper > 1 ? 8u : char.IsUpper(surface[0]) ? 9u : 10u;
    }

    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261;
        foreach (var c in word)
            hash = (hash ^ c) * 16777619;
        return hash;
    }

    private static uint Mix(uint a, uint b)
    {
        var h = a * 0x85ebca6b ^ (b * 0xc2b2ae35 + 0x9e3779b9);
        h ^= h >> 15;
        h *= 0x2c1b3c6d;
        return h ^ (h >> 13);
    }

    private static int Place(uint template, uint a, uint b = 0) => (int)(Mix(Mix(template * 0x9e3779b1, a), b) >> (32 - Bits));
}
