using System.Runtime.InteropServices;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Evaluation;

/// <summary>A text with the spans that people marked in it.</summary>
public sealed record LabelledText(string Id, string Text, IReadOnlyList<LabelledSpan> Spans)
{
    /// <exception cref="InvalidDataException">A span does not lie in the text.</exception>
    public LabelledText Checked() => Spans.All(s => s.Start >= 0 && s.Start < s.End && s.End <= Text.Length)
        ? this
        : throw new InvalidDataException("a span does not lie in the text.");
}

/// <summary>Offsets are UTF-16 units of the text, the end exclusive.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LabelledSpan(int Start, int End, SkillKind Kind)
{
    /// <summary>The span widened to whole words, which white space parts: marks at its edges do not count.</summary>
    public LabelledSpan InWords(string text)
    {
        var (start, end) = (Start, End);
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
            start--;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        return this with { Start = start, End = end };
    }

    public bool Meets(LabelledSpan other) => Start < other.End && other.Start < End;
}
