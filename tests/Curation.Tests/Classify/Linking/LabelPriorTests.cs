using Curation.Classify.Linking;
using Xunit;

namespace Curation.Tests.Classify.Linking;

public sealed class LabelPriorTests
{
    [Fact]
    public void A_label_that_is_asked_for_more_often_weighs_more()
    {
        var prior = new LabelPrior(new Dictionary<string, int> { [LabelPrior.Key("manage staff")] = 3, [LabelPrior.Key("Python (computer programming)")] = 1 });
        Assert.Equal([0.5f, 0, 1], prior.Of(["python (computer programming)", "keep bees", "Manage staff "])!);
    }

    [Fact]
    public void A_taxonomy_that_was_not_counted_is_ranked_by_the_texts_alone()
    {
        Assert.Null(LabelPrior.Shipped.Of(["manage staff", "weld metal", "English"]));
        Assert.Null(LabelPrior.Shipped.Of([]));
        var likenesses = new Likenesses([[1, 0.5f], [0.2f, 1]], [0.9f, 0.8f]);
        Assert.Equal(likenesses.Ranking([0.5f, 0.5f]).Scores, likenesses.Ranking([0.4f, 0.4f, 0.2f]).Scores);
    }
}
