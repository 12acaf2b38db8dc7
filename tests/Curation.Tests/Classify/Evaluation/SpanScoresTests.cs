using System.Text.Json;
using Curation.Classify.Evaluation;
using Curation.Domain.Frameworks;
using Xunit;

namespace Curation.Tests.Classify.Evaluation;

public sealed class SpanScoresTests
{
    private static readonly LabelledText Labelled = new("1", "You know Docker, and lead a team.", [new(9, 15, SkillKind.Knowledge), new(21, 32, SkillKind.Skill)]);

    [Fact]
    public void A_mark_at_the_edge_of_a_span_does_not_count()
    {
        var counts = SpanCounts.Of(Labelled, [new(9, 16, SkillKind.Knowledge)], SkillKind.Knowledge);
        Assert.Equal(new SpanCounts(Found: 1, Gold: 1, Same: 1, FoundMet: 1, GoldMet: 1), counts);
    }

    [Fact]
    public void A_part_of_a_span_is_an_overlap_and_no_strict_hit()
    {
        var counts = SpanCounts.Of(Labelled, [new(21, 25, SkillKind.Skill), new(0, 3, SkillKind.Skill)], SkillKind.Skill);
        Assert.Equal(0, counts.Strict.F1);
        Assert.Equal((0.5, 1.0), (counts.Overlap.Precision, counts.Overlap.Recall));
        Assert.Equal(2.0 / 3, counts.Overlap.F1, 10);
    }

    [Fact]
    public void Where_nothing_is_found_or_marked_a_figure_is_zero()
    {
        Assert.Equal(0, new SpanCounts().Strict.F1);
        Assert.Equal(0, SpanCounts.Of(Labelled, [], SkillKind.Skill).Overlap.Recall);
    }

    [Fact]
    public void The_interval_holds_the_figure_and_repeats()
    {
        var counts = Enumerable.Range(0, 200).Select(i => new SpanCounts(1, 1, i % 3 == 0 ? 1 : 0, 1, 1)).ToList();
        var interval = Bootstrap.Of(counts, [c => c.Strict.F1])[0];
        Assert.InRange(counts.Aggregate(SpanCounts.Add).Strict.F1, interval.Low, interval.High);
        Assert.InRange(interval.High - interval.Low, 0.08, 0.2);
        Assert.Equal(interval, Bootstrap.Of(counts, [c => c.Strict.F1])[0]);
    }

    [Fact]
    public void Words_and_tags_become_a_text_with_spans()
    {
        using var line = JsonDocument.Parse("""{"tokens":["Know","C","++","and","lead"],"tags_skill":["O","O","O","O","B"],"tags_knowledge":["O","B","I","O","O"]}""");
        Assert.True(SkillSpanFile.Is(line.RootElement));
        var text = SkillSpanFile.Read(line.RootElement, "7");
        Assert.Equal("Know C ++ and lead", text.Text);
        Assert.Equal([new LabelledSpan(14, 18, SkillKind.Skill), new LabelledSpan(5, 9, SkillKind.Knowledge)], text.Spans);
    }
}
