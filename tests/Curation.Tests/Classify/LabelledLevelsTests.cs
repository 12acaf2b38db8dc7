using System.Text.Json;
using Curation.Classify.Evaluation;
using Curation.Domain;
using Xunit;

namespace Curation.Tests.Classify;

/// <summary>Sentences of our own, labelled with the level and priority that they ask for; half of them was never chosen on. See docs/decisions/0049.</summary>
public sealed class LabelledLevelsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("levels-dev.jsonl", 0.90, 0.95)]
    [InlineData("levels-held-out.jsonl", 0.85, 0.95)]
    public void Levels_and_priorities_are_read_as_labelled(string file, double levels, double priorities)
    {
        var figures = LevelReport.Of([.. Lines<LabelledLevel>(file).Select(text => text.Checked())]);
        foreach (var of in figures)
            output.WriteLine($"{of.Of}: {of.Right} of {of.Examples}, kappa {of.Kappa}\n{string.Join('\n', of.Misses)}");
        Assert.True(figures[0].Accuracy >= levels, $"Only {figures[0].Right} of {figures[0].Examples} levels are as labelled.");
        Assert.True(figures[1].Accuracy >= priorities, $"Only {figures[1].Right} of {figures[1].Examples} priorities are as labelled.");
    }

    [Fact]
    public void The_two_readings_agree()
    {
        var readings = Lines<Reading>("levels-readings.jsonl");
        Assert.True(readings.Count(r => r.First.SequenceEqual(r.Second)) >= 0.9 * readings.Count);
    }

    [Theory]
    [InlineData("""{"id":"1","text":"Python","start":0,"end":7}""", "place")]
    [InlineData("""{"id":"1","text":"Python","start":0,"end":6,"level":5}""", "level")]
    [InlineData("""{"id":"1","text":"Python","start":0,"end":6,"priority":0}""", "priority")]
    public void A_label_outside_its_range_is_told(string line, string what) =>
        Assert.Contains(what, Assert.Throws<InvalidDataException>(() => JsonSerializer.Deserialize<LabelledLevel>(line, CurationJson.Line)!.Checked()).Message, StringComparison.Ordinal);

    private static List<T> Lines<T>(string file) =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "Curation.Tests", "Classify", "Labels", file)).Select(line => JsonSerializer.Deserialize<T>(line, CurationJson.Line)!)];

    private sealed record Reading(string Id, int?[] First, int?[] Second);
}
