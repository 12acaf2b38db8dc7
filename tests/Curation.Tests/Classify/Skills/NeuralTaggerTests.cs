using Curation.Classify.Evaluation;
using Curation.Classify.Skills;
using Curation.Classify.Text;
using Curation.Domain.Frameworks;
using Xunit;

namespace Curation.Tests.Classify.Skills;

public sealed class NeuralTaggerTests(NeuralTaggerTests.Shipped shipped) : IClassFixture<NeuralTaggerTests.Shipped>
{
    private const string Sentence = "You have experience with Python and Kubernetes, and you lead a team of engineers.";

    [Fact]
    public void What_a_person_knows_and_does_is_marked()
    {
        var spans = Tag(shipped.Tagger, Sentence);
        Assert.Contains(spans, s => s.Kind == SkillKind.Knowledge && Sentence[s.Start..s.End] == "Python");
        Assert.Contains(spans, s => s.Kind == SkillKind.Knowledge && Sentence[s.Start..s.End] == "Kubernetes");
        Assert.Contains(spans, s => s.Kind == SkillKind.Skill && Sentence[s.Start..s.End].StartsWith("lead a team", StringComparison.Ordinal));
        Assert.All(spans, s => Assert.InRange(s.Score, 0, 1));
    }

    [Fact]
    public void Spans_of_one_kind_do_not_overlap_and_lie_in_the_text()
    {
        foreach (var text in Texts())
        {
            foreach (var kind in Tag(shipped.Tagger, text).GroupBy(s => s.Kind))
            {
                var end = 0;
                foreach (var span in kind)
                {
                    Assert.InRange(span.Start, end, text.Length - 1);
                    Assert.InRange(span.End, span.Start + 1, text.Length);
                    end = span.End;
                }
            }
        }
    }

    [Fact]
    public void A_sentence_gives_the_same_wherever_it_stands_and_whatever_is_judged_beside_it()
    {
        var alone = Texts().Select(text => Tag(shipped.Tagger, text)).ToList();
        using var other = NeuralTagger.Load(Folder);
        var beside = Texts().Reverse().AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(text => Tag(other, text)).Reverse().ToList();
        Assert.Equal(alone, beside);

        var within = other.Tag("Hello. " + Sentence, Tokens.Of("Hello. " + Sentence, 7, 7 + Sentence.Length));
        Assert.Equal(Tag(shipped.Tagger, Sentence).Select(s => (s.Start + 7, s.End + 7, s.Score)), within.Select(s => (s.Start, s.End, s.Score)));
    }

    [Fact]
    public void A_sentence_that_recurs_is_judged_once()
    {
        using var tagger = NeuralTagger.Load(Folder);
        var first = Tag(tagger, Sentence);
        Assert.Equal(first, Tag(tagger, Sentence));
        Assert.Equal((2L, 1L), tagger.CacheUse);
    }

    [Fact]
    public void A_sentence_without_end_is_judged_as_far_as_the_model_reaches()
    {
        var text = string.Join(' ', Enumerable.Repeat("Python and", 600));
        Assert.NotEmpty(Tag(shipped.Tagger, text));
        Assert.Empty(Tag(shipped.Tagger, ""));
        Assert.Empty(Tag(shipped.Tagger, "  \n"));
    }

    [Theory]
    [InlineData(true, "tagger")]
    [InlineData(false, null)]
    public void Where_its_file_is_missing_the_simple_one_stands_in_or_none_and_that_is_said(bool simple, string? name)
    {
        var folder = Directory.CreateTempSubdirectory("curation-models-").FullName;
        try
        {
            if (simple)
                File.Copy(Path.Combine(Folder, SkillTagger.FileName), Path.Combine(folder, SkillTagger.FileName));
            Assert.Equal(name, SpanTaggers.TryLoad(folder, out var note)?.Name);
            Assert.StartsWith($"no {NeuralTagger.FileName} in {folder}", note, StringComparison.Ordinal);
            Assert.EndsWith(simple ? "with more mistakes" : "by the lexicon alone", note, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The figures of the card, on the part that choices were made on.</summary>
    [Fact]
    public void Marked_spans_of_real_postings_are_found()
    {
        var texts = SkillSpanFile.Read(Path.Combine(SharedData.Set("skills", "skillspan"), "data", "json", "dev.json"));
        var figures = TaggerReport.Of(shipped.Tagger, texts).ToDictionary(f => f.Kind);
        Assert.InRange(figures["skill"].Strict.F1, 0.47, 1);
        Assert.InRange(figures["knowledge"].Strict.F1, 0.55, 1);
        Assert.InRange(figures["skill"].Overlap.F1, 0.75, 1);
        Assert.InRange(figures["knowledge"].Overlap.F1, 0.77, 1);
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Models");

    private static IReadOnlyList<SkillSpan> Tag(NeuralTagger tagger, string text) => [.. tagger.Tag(text, Tokens.Of(text, 0, text.Length)).Select(s => s with { Links = NoLinks })];

    private static readonly IReadOnlyList<LexiconEntry> NoLinks = [];

    private static IEnumerable<string> Texts() =>
    [
        Sentence,
        "C# / .NET, CI/CD (Jenkins) & Terraform — 5+ years",
        "Plan and run marketing campaigns; negotiate contracts with suppliers.",
        "😀 Naïve résumés",
        "-",
        "Strong written and verbal communication skills",
    ];

    public sealed class Shipped : IDisposable
    {
        public NeuralTagger Tagger { get; } = NeuralTagger.Load(Folder);

        public void Dispose() => Tagger.Dispose();
    }
}
