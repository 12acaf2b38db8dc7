using Curation.Domain.Frameworks;

namespace Curation.Classify.Evaluation;

/// <summary>
/// Reads words and BIO tags in two columns that a tab parts, a blank line between sentences, as the soft skills of Sayfullina and others
/// ("Learning representations for soft skill matching", 2018; CC BY 4.0) are kept. Tags end in <c>Skill</c> or <c>Knowledge</c>.
/// </summary>
public static class ConllFile
{
    /// <exception cref="InvalidDataException">A line is not in this form; the message names it.</exception>
    public static IReadOnlyList<LabelledText> Read(string file)
    {
        var texts = new List<LabelledText>();
        var words = new List<(string Word, string Tag)>();
        var number = 0;
        foreach (var line in File.ReadLines(file).Append(""))
        {
            number++;
            if (line.Length == 0)
            {
                if (words.Count > 0)
                    texts.Add(Text($"{texts.Count + 1}", words));
                words.Clear();
                continue;
            }

            var columns = line.Split('\t');
            if (columns.Length != 2 || !(columns[1] == "O" || columns[1].StartsWith("B-", StringComparison.Ordinal) || columns[1].StartsWith("I-", StringComparison.Ordinal)))
                throw new InvalidDataException($"line {number} is no word, a tab and a BIO tag.");
            words.Add((columns[0], columns[1]));
        }

        return texts;
    }

    private static LabelledText Text(string id, List<(string Word, string Tag)> words)
    {
        var spans = new List<LabelledSpan>();
        var start = 0;
        foreach (var (word, tag) in words)
        {
            var end = start + word.Length;
            var kind = tag.EndsWith("Knowledge", StringComparison.Ordinal) ? SkillKind.Knowledge : SkillKind.Skill;
            if (tag[0] == 'I' && spans.Count > 0 && spans[^1].End + 1 == start && spans[^1].Kind == kind)
                spans[^1] = spans[^1] with { End = end };
            else if (tag[0] != 'O')
                spans.Add(new LabelledSpan(start, end, kind));
            start = end + 1;
        }

        return new LabelledText(id, string.Join(' ', words.Select(w => w.Word)), spans);
    }
}
