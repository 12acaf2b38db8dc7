using Curation.Classify.Evaluation;
using Curation.Classify.Linking;
using Curation.Domain.Frameworks;
using Curation.Domain.Models;
using Xunit;

namespace Curation.Tests.Classify.Evaluation;

public sealed class LinkerReportTests
{
    private static readonly Taxonomy Taxonomy = new("demo", [new("1", "manage staff", []), new("2", "keep bees", []), new("3", "weld metal", [])], []);

    private static readonly LinkQuestion[] Questions =
    [
        new("a", "keep bees", null, ["2"], "one"), new("b", "weld metal", null, ["1"], "one"), new("c", "zzz qqq", null, [], "one"),
        new("d", "manage staff", null, ["1", "3"], "two"),
    ];

    [Fact]
    public void A_part_counts_as_much_as_another_whatever_its_size()
    {
        var report = LinkerReport.Of(new SkillLinker(Taxonomy), "model", "demo", Questions);
        Assert.Equal(["one", "two", "mean"], report.Figures.Select(f => f.Part));
        Assert.Equal([0.5, 1, 0.75], report.Figures.Select(f => f.At1.Value));
        Assert.Equal([0.5, 0.5, 0.5], report.Figures.Select(f => f.At5.Value));
        Assert.Equal([2, 1, 3], report.Figures.Select(f => f.Fitting));
        Assert.Equal(1, report.Figures[0].ToldNone.Value);
    }

    [Fact]
    public void A_label_that_is_not_given_counts_for_nothing_as_given()
    {
        LinkQuestion[] far = [new("a", "keel", null, ["2"])];
        var figures = LinkerReport.Of(new SkillLinker(Taxonomy), "model", "demo", far).Figures[0];
        Assert.Equal((1, 0, 0), (figures.At1.Value, figures.Given1.Value, figures.Kept.Value));
    }

    [Fact]
    public void The_evaluation_tells_what_came_of_each_text()
    {
        var evaluation = LinkerReport.Of(new SkillLinker(Taxonomy), "model", "demo", Questions).Evaluation;
        Assert.Equal([true, false, true, true], evaluation.Outcomes.Select(o => o.Right));
        Assert.Equal("", evaluation.Outcomes[2].Given);
        Assert.Equal("RP@5", Assert.Single(evaluation.Measures, m => m.Leading).Name);
        Assert.All(evaluation.Measures, m => Assert.True(m.Low <= m.Value && m.Value <= m.High, $"{m}"));
        Assert.Equal(new ClassFigures("one", 2, 0.5, 0.5, 0.5), evaluation.Classes[0]);
        Assert.NotEqual(evaluation.Set.Hash, LinkerReport.Of(new SkillLinker(Taxonomy), "model", "demo", Questions[..2]).Evaluation.Set.Hash);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_probability_of_the_first_label_rises_with_its_fit_and_its_lead(bool phrase)
    {
        var curve = phrase ? LinkProbability.OfPhrase : LinkProbability.OfSentence;
        double[] steps = [.. Enumerable.Range(0, 21).Select(i => i / 20.0)];
        foreach (var other in steps)
        {
            double[] byFit = [.. steps.Select(fit => curve.Of(new LinkGuess(fit, other, 4)))];
            double[] byLead = [.. steps.Select(lead => curve.Of(new LinkGuess(other, lead, 4)))];
            Assert.All(byFit.Concat(byLead), p => Assert.InRange(p, 0, 1));
            Assert.Equal(byFit.Order(), byFit);
            Assert.Equal(byLead.Order(), byLead);
        }
    }

    [Fact]
    public void A_score_that_is_right_as_often_as_it_says_has_no_calibration_error()
    {
        var exact = Enumerable.Range(0, 100).Select(i => (0.25, i % 4 == 0)).ToList();
        Assert.Equal(0, Reliability.Of(exact).ExpectedError);
        var sure = Enumerable.Range(0, 100).Select(i => (1.0, i % 4 == 0)).ToList();
        var bin = Assert.Single(Reliability.Of(sure).Bins);
        Assert.Equal((0.75, 0.9, 1.0, 100, 0.25), (Reliability.Of(sure).ExpectedError, bin.From, bin.To, bin.Count, bin.Right));
    }
}
