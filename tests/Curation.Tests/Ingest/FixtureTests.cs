using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Ingest.Sources;
using Xunit;

namespace Curation.Tests.Ingest;

/// <summary>A page as a source might give it, and beside it what reading it must come to. CURATION_APPROVE=1 writes the results anew, for a person to read.</summary>
public sealed class FixtureTests
{
    [Theory]
    [InlineData(SourceKind.SchemaOrg, "schema-org/graph.html")]
    [InlineData(SourceKind.SchemaOrg, "schema-org/microdata.html")]
    [InlineData(SourceKind.SchemaOrg, "schema-org/untitled.html")]
    [InlineData(SourceKind.Ashby, "ashby/board.json")]
    [InlineData(SourceKind.Feed, "feed/rss.xml")]
    [InlineData(SourceKind.Feed, "feed/atom.xml")]
    [InlineData(SourceKind.JsonLines, "json-lines/postings.jsonl")]
    [InlineData(SourceKind.Csv, "csv/postings.csv")]
    public void A_page_is_read_as_approved(SourceKind kind, string fixture)
    {
        var path = Path.Combine(Repository.Root, "tests", "Curation.Tests", "Ingest", "Fixtures", fixture);
        var page = Pages.Of(File.ReadAllBytes(path), "https://board.example/jobs/1");
        var found = Pages.Found(PostingSources.For(kind).Read(Pages.Source(kind), page));
        var actual = JsonSerializer.Serialize(new Approved(found.Postings, found.Problems), CurationJson.Indented) + "\n";
        var approved = Path.ChangeExtension(path, ".approved.json");
        if (Environment.GetEnvironmentVariable("CURATION_APPROVE") == "1")
        {
            File.WriteAllText(approved, actual);
        }

        Assert.Equal(File.ReadAllText(approved).ReplaceLineEndings("\n"), actual);
    }

    private sealed record Approved(IReadOnlyList<Posting> Postings, IReadOnlyList<string> Problems);
}
