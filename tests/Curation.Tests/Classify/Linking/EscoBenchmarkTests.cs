using Curation.Classify;
using Curation.Classify.Evaluation;
using Curation.Classify.Linking;
using Curation.Domain.Frameworks;
using Xunit;

namespace Curation.Tests.Classify.Linking;

/// <summary>
/// Links to ESCO's 13,896 skills on the validation parts of a public benchmark (Decorte and others), on which the weights were chosen.
/// RP@k: of the labels that fit, the share among the first k, of k at most.
/// </summary>
public sealed class EscoBenchmarkTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("sentences", 0.56, 0.74, 0.78, 0.35)]
    [InlineData("phrases", 0.58, 0.84, 0.88, 0.44)]
    public void Real_sentences_and_phrases_are_linked_to_the_skills_that_people_chose(string form, double at1, double at5, double at10, double told)
    {
        var folder = Path.Combine(SharedData.Set("skills", "esco_skill_benchmark"), "data");
        var labels = File.ReadAllLines(Path.Combine(folder, "skills_en_label.txt")).Where(l => l.Length > 0).ToList();
        var taxonomy = new Taxonomy("esco", [.. labels.Select(l => new TaxonomyTerm(l, l, []))], []);
        using var kit = ModelKit.Load(ModelKit.Shipped);
        var vectors = LabelVectors.Of(kit.Encoder!, SkillLinker.Labels(taxonomy), Path.Combine(Repository.Root, ".data", "cache"));
        string[] parts = ["tech_validation", "house_validation"];
        var questions = parts.SelectMany(p => EscoBenchmarkFile.Read(Path.Combine(folder, $"{p}_annotations.csv"))).Where(q => q.Part.EndsWith(form, StringComparison.Ordinal)).ToList();
        Assert.All(questions.SelectMany(q => q.Links), link => Assert.Contains(link, labels));

        var report = LinkerReport.Of(new SkillLinker(taxonomy, kit.Tagger, vectors), kit.Hash, "validation", questions);
        foreach (var f in report.Figures)
            output.WriteLine($"{f.Part}: RP@1 {f.At1.Value * 100:0.0}, RP@5 {f.At5.Value * 100:0.0}, RP@10 {f.At10.Value * 100:0.0} of {f.Fitting}; {f.ToldNone.Value * 100:0.0} of {f.None} without a label are told so, {f.Kept.Value * 100:0.0} of those with one are given one");
        output.WriteLine($"expected calibration error {report.Calibration.ExpectedError * 100:0.0}");
        var mean = report.Figures[^1];
        Assert.InRange(mean.At1.Value, at1, 1);
        Assert.InRange(mean.At5.Value, at5, 1);
        Assert.InRange(mean.At10.Value, at10, 1);
        Assert.InRange(mean.ToldNone.Value, told, 1);
        Assert.InRange(report.Calibration.ExpectedError, 0, 0.08);
    }
}
