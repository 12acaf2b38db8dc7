using System.Text.Json;
using Curation.Classify;
using Curation.Domain;
using Curation.Pipelines.Sample;
using Xunit;

namespace Curation.Tests.Classify;

/// <summary>200 real postings, labelled twice (docs/labelling-roles.md). Their texts are read from the public data; the project holds identifiers and labels only.</summary>
public sealed class LabelledRolesTests(ITestOutputHelper output)
{
    private const string None = "none";

    [Fact]
    public void Of_the_roles_that_are_assigned_at_least_eight_in_ten_are_right()
    {
        var labels = Labels("roles-gold.jsonl");
        var postings = Boards.Postings();
        var analyst = PostingAnalyst.Build(new Catalogue([.. SampleFrameworks.Names.Select(SampleFrameworks.Load)]), Catalogues.Kit);

        var judged = labels
            .Select(label => (label.Role, Match: analyst.Analyse(postings[(label.Board, label.PostingId)]).Role))
            .Select(pair => (Gold: pair.Role, Given: pair.Match is { Abstained: false } match ? match.Profile.ToString() : None, Score: pair.Match?.Score ?? 0))
            .ToList();

        var assigned = judged.Where(j => j.Given != None).ToList();
        var right = assigned.Count(j => j.Given == j.Gold);
        output.WriteLine($"precision {right} of {assigned.Count}; assigned {assigned.Count} of {judged.Count}; found {right} of {judged.Count(j => j.Gold != None)} of ours");
        foreach (var bin in assigned.GroupBy(j => Math.Min(9, (int)(j.Score * 10))).OrderBy(g => g.Key))
            output.WriteLine($"score {bin.Key / 10.0:0.0}-{(bin.Key + 1) / 10.0:0.0}: {bin.Count(j => j.Given == j.Gold)} of {bin.Count()} right, mean score {bin.Average(j => j.Score):0.00}");
        Assert.Equal(200, judged.Count);
        Assert.True(right >= 0.8 * assigned.Count, $"Only {right} of {assigned.Count} assigned roles are right.");
        Assert.True(assigned.Count >= 40, $"Only {assigned.Count} of {judged.Count} were assigned.");
    }

    [Fact]
    public void Two_readers_agree()
    {
        var first = Labels("roles-reader-a.jsonl").ToDictionary(l => (l.Board, l.PostingId), l => l.Role);
        var second = Labels("roles-reader-b.jsonl").ToDictionary(l => (l.Board, l.PostingId), l => l.Role);

        Assert.Equal(first.Keys.Order(), second.Keys.Order());
        Assert.True(first.Count(l => second[l.Key] == l.Value) >= 0.9 * first.Count);
    }

    private static List<Label> Labels(string file) =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "Curation.Tests", "Classify", "Labels", file))
            .Select(line => JsonSerializer.Deserialize<Label>(line, CurationJson.Line)!)];

    private sealed record Label(string Board, string PostingId, string Role);
}
