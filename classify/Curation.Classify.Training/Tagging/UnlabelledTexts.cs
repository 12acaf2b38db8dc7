using Curation.Classify.Evaluation;
using Curation.Classify.Text;

namespace Curation.Classify.Training.Tagging;

/// <summary>Sentences that no person marked, or whose marks are of another kind.</summary>
internal static class UnlabelledTexts
{
    private const int Shortest = 20, Longest = 300;

    /// <param name="files">Columns of words and tags (<c>.conll</c>), or texts; a folder stands for the texts in it.</param>
    /// <param name="without">Texts that are measured on.</param>
    /// <returns>Each sentence once, in the order of the files.</returns>
    public static IReadOnlyList<string> Read(IReadOnlyList<string> files, IEnumerable<LabelledText> without)
    {
        var seen = without.Select(t => Bare(t.Text)).ToHashSet(StringComparer.Ordinal);
        return [.. files.SelectMany(Files).SelectMany(Sentences).Where(s => seen.Add(Bare(s)))];
    }

    /// <summary>The letters and digits of a sentence, so that blanks and marks do not make two of one.</summary>
    public static string Bare(string text) => string.Concat(text.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));

    private static IEnumerable<string> Files(string name) => Directory.Exists(name) ? Directory.GetFiles(name, "*.md").Order(StringComparer.Ordinal) : [name];

    private static IEnumerable<string> Sentences(string file)
    {
        if (Path.GetExtension(file) == ".conll")
            return ConllFile.Read(file).Select(t => t.Text);
        var text = File.ReadAllText(file);
        return Text.Sentences.Of(text).Select(s => text[s.Start..s.End].Trim()).Where(s => s.Length is >= Shortest and <= Longest && !s.Contains("](", StringComparison.Ordinal));
    }
}
