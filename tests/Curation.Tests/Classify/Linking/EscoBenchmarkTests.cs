using CsvHelper;
using Curation.Classify.Encoders;
using Curation.Classify.Linking;
using Curation.Classify.Skills;
using Curation.Domain.Frameworks;
using Xunit;

namespace Curation.Tests.Classify.Linking;

/// <summary>
/// Links to ESCO's 13,896 skills on the validation parts of a public benchmark (Decorte and others), on which the weights were chosen.
/// RP@k: of the labels that fit, the share among the first k, of k at most.
/// </summary>
public sealed class EscoBenchmarkTests(ITestOutputHelper output)
{
    private static readonly string Models = Path.Combine(AppContext.BaseDirectory, "Models");

    [Theory]
    [InlineData(false, 0.52, 0.65, 0.74)]
    [InlineData(true, 0.57, 0.80, 0.84)]
    public void Real_sentences_and_phrases_are_linked_to_the_skills_that_people_chose(bool phrases, double at1, double at5, double at10)
    {
        var folder = Path.Combine(SharedData.Set("skills", "esco_skill_benchmark"), "data");
        var labels = File.ReadAllLines(Path.Combine(folder, "skills_en_label.txt")).Where(l => l.Length > 0).ToList();
        var taxonomy = new Taxonomy("esco", [.. labels.Select(l => new TaxonomyTerm(l, l, []))], []);
        using var encoder = TextEncoder.Load(Models);
        using var tagger = NeuralTagger.Load(Models);
        var vectors = LabelVectors.Of(encoder, SkillLinker.Labels(taxonomy), Path.Combine(Repository.Root, ".data", "cache"));
        var linker = new SkillLinker(taxonomy, tagger, vectors);

        int[] places = [1, 5, 10];
        var means = places.ToDictionary(k => k, _ => 0.0);
        foreach (var set in (string[])["tech_validation", "house_validation"])
        {
            var questions = Questions(Path.Combine(folder, $"{set}_annotations.csv"), phrases, labels);
            var fitting = questions.Where(q => q.Gold.Count > 0).ToList();
            var answers = fitting.ConvertAll(q => linker.Rank(q.Text, phrases ? q.Sentence : null).Select(l => l.Id).ToList());
            foreach (var k in places)
            {
                var share = fitting.Zip(answers, (q, a) => a.Take(k).Count(q.Gold.Contains) / (double)Math.Min(k, q.Gold.Count)).Average();
                means[k] += share / 2;
                output.WriteLine($"{set}: RP@{k} {share * 100:0.0} of {fitting.Count}");
            }

            var none = questions.Where(q => q.Gold.Count == 0).ToList();
            var told = none.Count(q => linker.Link(q.Text, phrases ? q.Sentence : null).Count == 0);
            var lost = fitting.Zip(answers).Count(p => p.First.Gold.Contains(p.Second[0]) && linker.Link(p.First.Text, phrases ? p.First.Sentence : null).Count == 0);
            output.WriteLine($"{set}: {told} of {none.Count} without a label are told so, {lost} right answers are lost by it");
        }

        output.WriteLine($"mean: RP@1 {means[1] * 100:0.0}, RP@5 {means[5] * 100:0.0}, RP@10 {means[10] * 100:0.0}");
        Assert.InRange(means[1], at1, 1);
        Assert.InRange(means[5], at5, 1);
        Assert.InRange(means[10], at10, 1);
    }

    private static List<(string Text, string Sentence, HashSet<string> Gold)> Questions(string file, bool phrases, IReadOnlyList<string> labels)
    {
        var known = labels.ToHashSet(StringComparer.Ordinal);
        using var csv = CsvReader.FromText(File.ReadAllText(file), new CsvReaderOptions());
        csv.ReadHeader();
        var rows = new List<(string Sentence, string Whole, string Span, string Label)>();
        while (csv.Read())
            rows.Add((csv.GetString(0)!, csv.GetString(1)!, csv.GetString(2) is { Length: > 0 } part ? part : csv.GetString(1)!, csv.GetString(3)!));
        return [.. rows.GroupBy(r => (r.Sentence, Whole: phrases ? r.Whole : "", Text: phrases ? r.Span : r.Sentence))
            .Select(g => (g.Key.Text, g.Key.Sentence, g.Select(r => r.Label).Where(known.Contains).ToHashSet(StringComparer.Ordinal)))];
    }
}
