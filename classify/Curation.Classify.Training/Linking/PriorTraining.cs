using System.Globalization;
using Curation.Classify.Encoders;
using Curation.Classify.Evaluation;
using Curation.Classify.Linking;
using Curation.Classify.Training.Tagging;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Training.Linking;

/// <summary>
/// Counts how often each ESCO label is asked for: over the spans that people marked in SkillSpan's training part, as the linker links them, each
/// in its sentence. Sentences of the benchmark are left out. Written with a hash for each label: what was counted is learned, the labels are not ours.
/// </summary>
internal static class PriorTraining
{
    /// <summary>A first link that is less likely to be right is not counted.</summary>
    private const double LeastProbability = 0.3;

    /// <param name="data">Holds the folders skillspan, esco_tabiya, esco_joined and esco_skill_benchmark.</param>
    /// <param name="to">The folder that LabelPrior.txt is written to.</param>
    public static int Run(string data, string models, string to)
    {
        var taxonomy = new Taxonomy("esco", [.. new EscoTexts(data).Labels.Select(l => new TaxonomyTerm(l, l, []))], []);
        using var encoder = TextEncoder.Load(models);
        var linker = new SkillLinker(taxonomy, tagger: null, LabelVectors.Of(encoder, SkillLinker.Labels(taxonomy), cache: null));
        var without = LinkerTraining.Benchmark(Path.Combine(data, "esco_skill_benchmark", "data"));
        var spans = SkillSpanFile.Read(Path.Combine(data, "skillspan", "data", "json", "train.json")).Where(t => !without.Contains(UnlabelledTexts.Bare(t.Text)))
            .SelectMany(t => t.Spans.Select(s => (Text: t.Text[s.Start..s.End], Sentence: t.Text))).ToList();
        var counts = spans.AsParallel().AsOrdered().Select(s => linker.Rank(s.Text, s.Sentence)).Where(r => r.Probability >= LeastProbability)
            .CountBy(r => LabelPrior.Key(r.Links[0].Label), StringComparer.Ordinal).OrderBy(c => c.Key, StringComparer.Ordinal).ToList();
        var file = Path.Combine(to, "LabelPrior.txt");
        File.WriteAllLines(file, counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value}")).Prepend(
            "# How many marked spans of SkillSpan's training part (MIT) are linked to a label of ESCO (CC BY 4.0), by the label's hash. Made by: models train linker-prior"));
        Console.WriteLine($"{spans.Count} spans, {counts.Sum(c => c.Value)} of them linked to {counts.Count} of {taxonomy.Skills.Count} labels: {file}");
        return 0;
    }
}
