using Curation.Classify.Encoders;
using Curation.Classify.Linking;
using Curation.Domain.Frameworks;
using Xunit;

namespace Curation.Tests.Classify.Linking;

public sealed class LabelVectorsTests : IDisposable
{
    private static readonly Taxonomy Taxonomy = new(
        "demo", [new("1", "manage staff", []), new("2", "keep bees", []), new("3", "Java (computer programming)", []), new("4", "write minutes", [])], []);

    private readonly string folder = Directory.CreateTempSubdirectory("curation-labels-").FullName;

    private readonly TextEncoder encoder = TextEncoder.Load(Path.Combine(AppContext.BaseDirectory, "Models"));

    [Theory]
    [InlineData("leading a team of people", "1")]
    [InlineData("beekeeping", "2")]
    [InlineData("JVM languages", "3")]
    public void A_text_is_linked_by_what_it_means(string text, string id) =>
        Assert.Equal(id, Linker(LabelVectors.Of(encoder, SkillLinker.Labels(Taxonomy), cache: null)).Rank(text, context: null).Links[0].Id);

    [Fact]
    public void Nothing_is_linked_where_nothing_is_near() =>
        Assert.Empty(Linker(LabelVectors.Of(encoder, SkillLinker.Labels(Taxonomy), cache: null)).Link("dental insurance"));

    [Fact]
    public void Vectors_are_kept_and_made_again_where_what_was_kept_is_broken()
    {
        var made = LabelVectors.Of(encoder, SkillLinker.Labels(Taxonomy), folder).Cosines("bees");
        var file = Assert.Single(Directory.GetFiles(folder));
        Assert.Equal(made, LabelVectors.Of(encoder, SkillLinker.Labels(Taxonomy), folder).Cosines("bees"));
        File.WriteAllText(file, "half");
        Assert.Equal(made, LabelVectors.Of(encoder, SkillLinker.Labels(Taxonomy), folder).Cosines("bees"));
        Assert.Equal(4L * TextEncoder.Size * sizeof(float), new FileInfo(file).Length);
    }

    [Fact]
    public void Other_labels_have_other_vectors_in_the_same_folder()
    {
        LabelVectors.Of(encoder, ["one"], folder);
        LabelVectors.Of(encoder, ["two"], folder);
        Assert.Equal(2, Directory.GetFiles(folder).Length);
    }

    public void Dispose()
    {
        encoder.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static SkillLinker Linker(LabelVectors vectors) => new(Taxonomy, tagger: null, vectors);
}
