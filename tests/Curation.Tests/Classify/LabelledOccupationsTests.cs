using System.Text.Json;
using Curation.Classify.Evaluation;
using Curation.Classify.Roles;
using Curation.Corpora.Esco;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Xunit;

namespace Curation.Tests.Classify;

/// <summary>200 real postings with their ESCO occupation (docs/labelling-occupations.md). By letters and words only: what meaning adds, models evaluate says.</summary>
public sealed class LabelledOccupationsTests(ITestOutputHelper output)
{
    private const string None = "none";

    [Fact]
    public void Without_an_encoder_a_quarter_of_the_occupations_come_first_and_half_among_five()
    {
        var postings = Boards.Postings();
        var labelled = Labels("occupations-gold.jsonl")
            .Select(l => (Label: l, Posting: postings[(l.Board, l.PostingId)]))
            .Select(l => new LabelledRole(l.Label.PostingId, l.Posting.Title, l.Posting.Text, l.Label.Occupation == None ? null : l.Label.Occupation))
            .ToList();
        var ranker = new OccupationRanker(Esco());

        var report = RoleReport.Of(ranker.Hash, "occupations", labelled, l =>
        {
            var match = ranker.Rank(l.Title, l.Text);
            return new RoleAnswer(match.Role, match.Score, match.Abstained, [.. match.Alternatives.Select(a => a.Id)]);
        });

        foreach (var measure in report.Measures)
            output.WriteLine($"{measure.Name} {measure.Value:0.000} ({measure.Low:0.000} to {measure.High:0.000})");
        Assert.InRange(report.Measures.Single(m => m.Name == "right among 1").Value, 0.25, 1);
        Assert.InRange(report.Measures.Single(m => m.Name == "right among 5").Value, 0.45, 1);
    }

    [Fact]
    public void Two_readings_agree()
    {
        var first = Labels("occupations-reader-a.jsonl").ToDictionary(l => (l.Board, l.PostingId), l => l.Occupation);
        var second = Labels("occupations-reader-b.jsonl").ToDictionary(l => (l.Board, l.PostingId), l => l.Occupation);
        Assert.Equal(first.Keys.Order(), second.Keys.Order());
        Assert.Equal(182, first.Count(l => second[l.Key] == l.Value));
    }

    private static Taxonomy Esco()
    {
        var data = SharedData.Set("taxonomies", "esco_tabiya");
        using var occupations = File.OpenText(Path.Combine(data, "esco-v1.1.2", "occupations.csv"));
        var read = EscoTaxonomy.Read(occupations, new StringReader("ORIGINURI,PREFERREDLABEL,ALTLABELS,DESCRIPTION\n"), new StringReader("occupationUri,relationType,skillLabel,skillUuid_v12_by_label\n"), []);
        return new Taxonomy("esco", [], [.. read.Occupations.Select(o => new TaxonomyTerm(o.Id, o.Label, o.Aliases, o.Description))]);
    }

    private static List<Label> Labels(string file) =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "Curation.Tests", "Classify", "Labels", file)).Select(line => JsonSerializer.Deserialize<Label>(line, CurationJson.Line)!)];

    private sealed record Label(string Board, string PostingId, string Occupation, string? Part = null);
}
