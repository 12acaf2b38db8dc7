using Curation.Classify.Evaluation;
using Curation.Classify.Skills;
using Curation.Domain.Frameworks;
using Curation.Domain.Models;
using Xunit;

namespace Curation.Tests.Classify.Evaluation;

public sealed class TaggerEvaluationTests
{
    private static readonly LabelledText[] Texts =
    [
        new("1", "You know Docker", [new(9, 15, SkillKind.Knowledge)]),
        new("2", "lead a team well", [new(0, 11, SkillKind.Skill)]),
        new("3", "dental insurance", []),
    ];

    [Fact]
    public void The_evaluation_tells_what_came_of_each_text_and_what_was_taken_for_what()
    {
        var evaluation = Evaluation(Texts, (0, 9, 15, SkillKind.Knowledge, 0.9), (1, 0, 6, SkillKind.Skill, 0.6), (2, 0, 6, SkillKind.Knowledge, 0.5));
        Assert.Equal([true, false, false], evaluation.Outcomes.Select(o => o.Right));
        Assert.Equal(("skill: lead a team", "skill: lead a"), (evaluation.Outcomes[1].Expected, evaluation.Outcomes[1].Given));
        Assert.Equal([new("nothing", "knowledge", 1), new Confusion("skill", "skill, other words", 1)], evaluation.Confusion);
        Assert.Equal([new("skill", 1, 0, 0, 0), new ClassFigures("knowledge", 1, 0.5, 1, 0.6667)], evaluation.Classes);
        Assert.Equal(("F1 strict", 0.4), (evaluation.Measures.Single(m => m.Leading).Name, evaluation.Measures.Single(m => m.Leading).Value));
        Assert.Equal(3, evaluation.Calibration!.Bins.Sum(b => b.Count));
    }

    [Fact]
    public void Two_taggers_are_measured_on_the_same_set_only_where_its_texts_and_spans_are_the_same()
    {
        var hash = Evaluation(Texts).Set.Hash;
        Assert.Equal(hash, Evaluation(Texts, (2, 0, 6, SkillKind.Knowledge, 0.5)).Set.Hash);
        Assert.NotEqual(hash, Evaluation([Texts[0], Texts[1], Texts[2] with { Spans = [new(0, 6, SkillKind.Skill)] }]).Set.Hash);
    }

    private static ModelEvaluation Evaluation(LabelledText[] texts, params (int Text, int Start, int End, SkillKind Kind, double Score)[] marks) => TaggerEvaluation.Of(
        "model", "demo", texts, [.. texts.Select((_, i) => (IReadOnlyList<SkillSpan>)[.. marks.Where(m => m.Text == i).Select(m => new SkillSpan(m.Start, m.End, m.Kind, m.Score, "tagger", []))])]);
}
