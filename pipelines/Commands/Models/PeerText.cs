using System.Text.RegularExpressions;
using Curation.Classify.Evaluation;
using Curation.Domain.Frameworks;

namespace Curation.Pipelines.Commands.Models;

/// <summary>Labelled texts as words with B, I and O, which peers read and write.</summary>
internal static partial class PeerText
{
    public static char Tag(LabelledText text, (int Start, int End) word, SkillKind kind)
    {
        foreach (var span in text.Spans)
        {
            if (span.Kind == kind && span.Start <= word.Start && word.Start < span.End)
                return word.Start == span.Start ? 'B' : 'I';
        }

        return 'O';
    }

    public static List<LabelledSpan> Spans(LabelledText text, IReadOnlyList<string> tags, SkillKind kind)
    {
        var (words, spans) = (Words(text.Text), new List<LabelledSpan>());
        for (var i = 0; i < Math.Min(words.Count, tags.Count); i++)
        {
            if (tags[i] == "O")
                continue;
            var first = i;
            while (i + 1 < Math.Min(words.Count, tags.Count) && tags[i + 1] == "I")
                i++;
            spans.Add(new LabelledSpan(words[first].Start, words[i].End, kind));
        }

        return spans;
    }

    public static List<(int Start, int End)> Words(string text)
    {
        var words = new List<(int, int)>();
        for (var match = Word.Match(text); match.Success; match = match.NextMatch())
            words.Add((match.Index, match.Index + match.Length));
        return words;
    }

    [GeneratedRegex(@"\S+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word { get; }
}
