using System.Text;
using Curation.Classify.Evaluation;
using Curation.Domain.Frameworks;

namespace Curation.Pipelines.Commands.Models;

/// <summary>OpenNLP's name finder, as it comes.</summary>
internal static class PeerOpenNlp
{
    public static List<List<LabelledSpan>> Spans(IReadOnlyList<LabelledText> train, IReadOnlyList<LabelledText> texts, SkillKind kind, string at)
    {
        var (learn, model) = (Path.Combine(at, "train.txt"), Path.Combine(at, "names.bin"));
        File.WriteAllLines(learn, train.Select(t => Marked(t, kind)));
        BenchPeers.Start("opennlp", ["TokenNameFinderTrainer", "-model", model, "-lang", "en", "-data", learn, "-encoding", "UTF-8"]);
        var lines = BenchPeers.Answers("opennlp", ["TokenNameFinder", model], "\n", texts.Count, string.Join('\n', texts.Select(t => Marked(t, null))) + "\n");
        return [.. texts.Select((text, i) => PeerText.Spans(text, TagsOf(lines[i]), kind))];
    }

    /// <summary>A sentence as OpenNLP reads it; nothing is marked where no kind is given.</summary>
    private static string Marked(LabelledText text, SkillKind? kind)
    {
        var line = new StringBuilder();
        var open = false;
        foreach (var word in PeerText.Words(text.Text))
        {
            var tag = kind is { } of ? PeerText.Tag(text, word, of) : 'O';
            if (open && tag != 'I')
                line.Append("<END> ");
            if (tag == 'B')
                line.Append("<START:span> ");
            open = tag != 'O';
            line.Append(text.Text[word.Start..word.End].Replace('<', '(').Replace('>', ')')).Append(' ');
        }

        return line.Append(open ? "<END>" : "").ToString().TrimEnd();
    }

    private static List<string> TagsOf(string line)
    {
        var tags = new List<string>();
        var next = "O";
        foreach (var part in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.StartsWith("<START", StringComparison.Ordinal))
                next = "B";
            else if (part == "<END>")
                next = "O";
            else
            {
                tags.Add(next);
                next = next == "B" ? "I" : next;
            }
        }

        return tags;
    }
}
