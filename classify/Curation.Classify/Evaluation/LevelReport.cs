using Curation.Classify.Skills;
using Curation.Classify.Text;

namespace Curation.Classify.Evaluation;

/// <summary>A place in a text that asks for a skill, with what a reader says the text says of it.</summary>
/// <param name="Start">UTF-16 units of the text, as <paramref name="End"/>, which is exclusive.</param>
/// <param name="Level">1 to 4; none where the text says nothing of how well.</param>
/// <param name="Priority">1 (welcome), 2, 3 (a must); none where it says nothing of how urgently.</param>
public sealed record LabelledLevel(string Id, string Text, int Start, int End, int? Level = null, int? Priority = null)
{
    /// <exception cref="InvalidDataException">A place lies outside the text, or a value outside its range.</exception>
    public LabelledLevel Checked() => this switch
    {
        { Text: null or "" } => throw new InvalidDataException("it has no text."),
        _ when Start < 0 || End <= Start || End > Text.Length => throw new InvalidDataException($"the place {Start} to {End} is none of its text."),
        { Level: < 1 or > 4 } => throw new InvalidDataException($"the level {Level} is not 1 to 4."),
        { Priority: < 1 or > 3 } => throw new InvalidDataException($"the priority {Priority} is not 1 to 3."),
        _ => this,
    };
}

/// <summary>How well one kind of cue is read.</summary>
/// <param name="Of"><c>level</c> or <c>priority</c>.</param>
/// <param name="Right">How many are as labelled, "says nothing" among them.</param>
/// <param name="Said">How many the readers gave a value.</param>
/// <param name="SaidRight">How many of those were given just that value.</param>
/// <param name="Given">How many were given a value, rightly or not.</param>
/// <param name="Kappa">Cohen's kappa of cue and label.</param>
/// <param name="Table">Rows: the label, none first. Columns: the cue.</param>
/// <param name="Misses">What was read otherwise than labelled: <c>id: label → cue</c> and the text.</param>
public sealed record CueFigures(string Of, int Examples, int Right, int Said, int SaidRight, int Given, double Kappa, IReadOnlyList<IReadOnlyList<int>> Table, IReadOnlyList<string> Misses)
{
    public double Accuracy => Examples == 0 ? 0 : (double)Right / Examples;

    /// <summary>Of the values given, the part that is as labelled.</summary>
    public double Precision => Given == 0 ? 0 : (double)SaidRight / Given;

    /// <summary>Of the values that readers gave, the part that was found.</summary>
    public double Recall => Said == 0 ? 0 : (double)SaidRight / Said;
}

/// <summary>Measures <see cref="LevelCues"/> and <see cref="PriorityCues"/> on texts that readers labelled, each judged as a posting's text is.</summary>
public static class LevelReport
{
    /// <summary>
    /// The figures for levels and for priorities. A priority of 2 and none are one here, "says nothing of it": it is what a place among
    /// requirements or duties gives, and what is counted leaves it out.
    /// </summary>
    public static IReadOnlyList<CueFigures> Of(IReadOnlyList<LabelledLevel> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var read = texts.Select(Read).ToList();
        return
        [
            Figures("level", 4, [.. texts.Select((t, i) => (t, t.Level ?? 0, read[i].Level))]),
            Figures("priority", 3, [.. texts.Select((t, i) => (t, Urgent(t.Priority), Urgent(read[i].Priority)))]),
        ];
    }

    private static int Urgent(int? priority) => priority is 1 or 3 ? priority.Value : 0;

    private static (int Level, int? Priority) Read(LabelledLevel label)
    {
        var sentence = Sections.Of(label.Text).FirstOrDefault(s => s.Sentence.Start <= label.Start && label.Start < s.Sentence.End);
        var (from, to) = (sentence.Sentence.Start, Math.Max(sentence.Sentence.End, label.End));
        return (LevelCues.Of(label.Text, from, to, label.Start, label.End)?.Value ?? 0, PriorityCues.Of(label.Text, sentence, label.Start, label.End, inTitle: false)?.Value);
    }

    private static CueFigures Figures(string of, int highest, IReadOnlyList<(LabelledLevel Text, int Label, int Cue)> pairs)
    {
        var table = Enumerable.Range(0, highest + 1).Select(label => Enumerable.Range(0, highest + 1).Select(cue => pairs.Count(p => p.Label == label && p.Cue == cue)).ToArray()).ToArray();
        var (n, right) = (Math.Max(1, pairs.Count), pairs.Count(p => p.Label == p.Cue));
        var chance = Enumerable.Range(0, highest + 1).Sum(v => (double)table[v].Sum() / n * table.Sum(row => row[v]) / n);
        return new CueFigures(
            of, pairs.Count, right, pairs.Count(p => p.Label > 0), pairs.Count(p => p.Label > 0 && p.Label == p.Cue), pairs.Count(p => p.Cue > 0),
            Math.Round(chance >= 1 ? 1 : ((double)right / n - chance) / (1 - chance), 4),
            table,
            [.. pairs.Where(p => p.Label != p.Cue).Select(p => $"{p.Text.Id}: {Said(p.Label)} → {Said(p.Cue)}  {Marked(p.Text)}")]);
    }

    private static string Said(int value) => value == 0 ? "none" : $"{value}";

    private static string Marked(LabelledLevel text) =>
        $"{text.Text[..text.Start]}[{text.Text[text.Start..text.End]}]{text.Text[text.End..]}".Replace('\n', ' ');
}
