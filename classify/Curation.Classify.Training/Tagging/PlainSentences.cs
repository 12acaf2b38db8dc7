using System.Buffers;
using System.Text.RegularExpressions;
using Curation.Classify.Evaluation;
using Curation.Classify.Text;

namespace Curation.Classify.Training.Tagging;

/// <summary>
/// Sentences that nobody labelled, out of the text and Markdown files of a folder, for teachers to label: distinct, of 4 to 60 words, in an
/// order by chance that does not depend on the machine. Front matter, markup and templates are left out.
/// </summary>
internal static partial class PlainSentences
{
    private static readonly SearchValues<char> Markup = SearchValues.Create("{}#_|`=");

    public static IReadOnlyList<LabelledText> Read(string folder, int most)
    {
        var sentences = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.*").Where(f => Path.GetExtension(f) is ".md" or ".txt" && !f.EndsWith("SOURCE.txt", StringComparison.Ordinal)))
        {
            var text = Link.Replace(Tag.Replace(FrontMatter.Replace(File.ReadAllText(file), ""), "\n"), "${text}").Replace("**", "", StringComparison.Ordinal);
            foreach (var sentence in Sentences.Of(text).Select(s => s.In(text)))
            {
                var words = sentence.Count(c => c == ' ') + 1;
                if (words is >= 4 and <= 60 && !sentence.AsSpan().ContainsAny(Markup) && char.IsLetter(sentence[0]))
                    sentences.Add(Blanks.Replace(sentence, " "));
            }
        }

        var order = sentences.ToArray();
        new Random(1).Shuffle(order);
        return [.. order.Take(most).Select((s, i) => new LabelledText($"{i}", s, []))];
    }

    [GeneratedRegex(@"\A---\n(.*\n)*?---\n", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FrontMatter { get; }

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag { get; }

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\([^)]*\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link { get; }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks { get; }
}
