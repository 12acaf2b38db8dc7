using Curation.Classify.Evaluation;
using Xunit;

namespace Curation.Tests.Classify.Evaluation;

public sealed class RoleReportTests
{
    private static readonly LabelledRole[] Labels =
    [
        new("1", "Account Executive", "", "A"), new("2", "Account Manager", "", "A"), new("3", "Engineer", "", "B"), new("4", "Nurse", "", null), new("5", "Driver", "", null),
    ];

    [Fact]
    public void Abstaining_counts_as_none_of_ours()
    {
        var evaluation = Report(("A", 0.9, false), ("B", 0.7, false), ("B", 0.4, true), ("A", 0.2, true), ("A", 0.8, false));
        Assert.Equal(0.4, Measure("accuracy"));
        Assert.Equal(0.3333, Measure("precision of assigned"));
        Assert.Equal(0.3333, Measure("recall of ours"));
        Assert.Equal(0.6, Measure("assigned"));
        Assert.Equal(0.6667, Measure("right among 1"));
        Assert.Equal(("A", 2, 0.5, 0.5), evaluation.Classes.Where(c => c.Name == "A").Select(c => (c.Name, c.Support, c.Precision, c.Recall)).Single());
        Assert.Equal(["A B", "B none", "none A"], evaluation.Confusion.Select(c => $"{c.Expected} {c.Given}"));
        Assert.Equal("accuracy", Assert.Single(evaluation.Measures, m => m.Leading).Name);

        double Measure(string name) => evaluation.Measures.Single(m => m.Name == name).Value;
    }

    [Fact]
    public void The_calibration_error_is_the_weighted_distance_of_score_and_share()
    {
        var evaluation = Report(("A", 0.95, false), ("A", 0.95, false), ("A", 0.25, true), ("A", 0.25, true), ("A", 0.25, true));
        Assert.Equal([(2, 1.0), (3, 0.0)], evaluation.Calibration!.Bins.OrderByDescending(b => b.Score).Select(b => (b.Count, b.Right)));
        Assert.Equal((2 * 0.05 + 3 * 0.25) / 5, evaluation.Calibration.ExpectedError, 4);
    }

    [Fact]
    public void A_value_lies_in_its_interval_and_the_same_labels_have_the_same_hash()
    {
        var evaluation = Report(("A", 0.9, false), ("A", 0.9, false), ("B", 0.9, false), ("A", 0.2, true), ("A", 0.8, false));
        Assert.All(evaluation.Measures, m => Assert.InRange(m.Value, m.Low, m.High));
        Assert.Equal(evaluation.Set.Hash, Report(("B", 0, true), ("B", 0, true), ("B", 0, true), ("B", 0, true), ("B", 0, true)).Set.Hash);
    }

    private static Curation.Domain.Models.ModelEvaluation Report(params (string Best, double Score, bool Abstained)[] answers) =>
        RoleReport.Of("m", "s", Labels, label => answers[int.Parse(label.Id, null) - 1] is var (best, score, abstained) ? new RoleAnswer(best, score, abstained, []) : throw new InvalidOperationException());
}
