using System.Text;
using Curation.Classify.Evaluation;
using Curation.Domain.Frameworks;

namespace Curation.Pipelines.Commands.Models;

/// <summary>CRFsuite with the features that the literature gives such taggers: words, shapes, endings, neighbours and their pairs; trained by the averaged perceptron.</summary>
internal static class PeerCrf
{
    public static List<List<LabelledSpan>> Spans(IReadOnlyList<LabelledText> train, IReadOnlyList<LabelledText> texts, SkillKind kind, string at)
    {
        var (learn, tag, model) = (Path.Combine(at, "train.crf"), Path.Combine(at, "dev.crf"), Path.Combine(at, "crf.model"));
        File.WriteAllLines(learn, train.SelectMany(t => CrfLines(t, kind)), new UTF8Encoding(false));
        File.WriteAllLines(tag, texts.SelectMany(t => CrfLines(t, kind)), new UTF8Encoding(false));
        BenchPeers.Start("crfsuite", ["learn", "-a", "ap", "-p", "max_iterations=20", "-m", model, learn]);
        var sentences = BenchPeers.Answers("crfsuite", ["tag", "-m", model, tag], "\n\n", texts.Count);
        return [.. texts.Select((text, i) => PeerText.Spans(text, sentences[i].Split('\n', StringSplitOptions.RemoveEmptyEntries), kind))];
    }

    private static IEnumerable<string> CrfLines(LabelledText text, SkillKind kind)
    {
        var words = PeerText.Words(text.Text);
        var small = words.Select(w => text.Text[w.Start..w.End].ToLowerInvariant()).ToArray();
        for (var i = 0; i < words.Count; i++)
        {
            var word = text.Text[words[i].Start..words[i].End];
            var shape = Shape(word);
            List<string> features = ["b", $"W={word}", $"w={small[i]}", $"sh={shape}", $"first={small[0]}"];
            for (var n = 2; n <= 4; n++)
                features.AddRange([$"p{n}={small[i][..Math.Min(n, small[i].Length)]}", $"s{n}={small[i][Math.Max(0, small[i].Length - n)..]}"]);
            for (var k = -3; k <= 3; k++)
            {
                if (k != 0)
                    features.Add($"w{k}={At(i + k)}");
            }

            features.AddRange([$"bg-={At(i - 1)}|{small[i]}", $"bg+={small[i]}|{At(i + 1)}", $"tg={At(i - 1)}|{small[i]}|{At(i + 1)}", $"c={At(i - 1)}_{At(i + 1)}"]);
            if (i > 0 && char.IsUpper(word[0]))
                features.Add("midcap");
            yield return $"{PeerText.Tag(text, words[i], kind)}\t{string.Join('\t', features.Select(f => f.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal)))}";
        }

        yield return "";

        string At(int place) => place < 0 ? "<s>" : place >= small.Length ? "</s>" : small[place];
    }

    private static string Shape(string word) => string.Concat(word.Take(8).Select(c => char.IsUpper(c) ? 'X' : char.IsLower(c) ? 'x' : char.IsDigit(c) ? 'd' : c));
}
