using System.Collections.Concurrent;
using System.Text.Json;
using Curation.Classify;
using Curation.Classify.Encoders;
using Curation.Classify.Skills;
using Curation.Domain;
using Curation.Domain.Analysis;
using Curation.Domain.Models;
using Xunit;

namespace Curation.Tests.Classify;

/// <summary>Another model takes the place of one that is at work. Alone, for sessions and memory are counted over the whole process.</summary>
[Collection("alone")]
public sealed class HotSwapTests(ITestOutputHelper output)
{
    private const int Swaps = 20;

    private const int Readers = 4;

    /// <summary>An unknown text that a protobuf reader passes over: other bytes, the same weights.</summary>
    private static readonly byte[] Remark = [0x32, 0x01, (byte)'x'];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_analysis_is_its_own_models_while_models_are_swapped_and_nothing_is_left_behind()
    {
        // Without profiles no roles are trained, and a swap is loading alone.
        var catalogue = new Catalogue([Catalogues.Small.Frameworks[0] with { Profiles = [] }]);
        var folder = ModelKit.Shipped;
        var shipped = ShippedModels.In(folder, new RoleSettings());
        var other = new ModelFile(ModelKind.Tagger, NeuralTagger.FileName, [.. await File.ReadAllBytesAsync(Path.Combine(folder, NeuralTagger.FileName), Ct), .. Remark]);
        string[] choices = [shipped.First(s => s.Kind == ModelKind.Tagger).Hash, shipped.Single(s => s.Name == SkillTagger.FileName).Hash, other.Hash];
        var postings = Enumerable.Range(0, 6).Select(n => Catalogues.Posting($"Engineer {n}", $"Requirements\n\n- You plan {n} tours and repair pumps\n- Knowledge of valves and Excel")).ToList();
        var sessions = EncoderSession.Alive;
        var memory = new List<long>();
        using var analysts = new Analysts(new ClassifyOptions());

        var expected = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var choice in choices)
        {
            using var lease = await LeaseAsync(choice);
            expected[lease.Analyst.Model] = [.. postings.Select(p => Line(lease.Analyst.Analyse(p)))];
        }

        Assert.Equal(3, expected.Count);
        Assert.NotEqual(expected.Values.First()[0], expected.Values.ElementAt(1)[0]);
        var current = 0;
        var made = new ConcurrentBag<(string Model, int Posting, string Line)>();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var readers = Enumerable.Range(0, Readers).Select(reader => Task.Run(
            async () =>
            {
                for (var n = reader; !over.IsCancellationRequested; n++)
                {
                    using var lease = await LeaseAsync(choices[Volatile.Read(ref current) % choices.Length]);
                    var (model, at) = (lease.Analyst.Model, n % postings.Count);
                    made.Add((model, at, Line(lease.Analyst.Analyse(postings[at]))));
                }
            },
            Ct)).ToList();
        for (var swap = 1; swap <= Swaps; swap++)
        {
            Volatile.Write(ref current, swap);
            (await LeaseAsync(choices[swap % choices.Length])).Dispose();
            memory.Add(Environment.WorkingSet >> 20);
            // One that is kept, and one that each reader may still hold: two sessions each.
            Assert.InRange(EncoderSession.Alive - sessions, 1, 2 * (2 + Readers));
        }

        await over.CancelAsync();
        await Task.WhenAll(readers);
        Assert.All(made, m => Assert.Equal(expected[m.Model][m.Posting], m.Line));
        Assert.Equal(expected.Keys.Order(), made.Select(m => m.Model).Distinct().Order());
        Assert.InRange(EncoderSession.Alive - sessions, 1, 2);
        output.WriteLine($"{made.Count} analyses over {Swaps} swaps; MB held: {string.Join(' ', memory)}");
        // What the tests before left to be collected comes and goes by a hundred; fifteen models not unloaded would be more than 400.
        Assert.InRange(memory[^5..].Average(), 0, memory[4..9].Average() + 300);
        analysts.Dispose();
        Assert.Equal(sessions, EncoderSession.Alive);

        Task<AnalystLease> LeaseAsync(string tagger) => analysts.LeaseAsync(
            catalogue, new AnalystParts(tagger, null, null), (_, hash, _) => Task.FromResult(hash == other.Hash ? other : null), Ct);
    }

    [Fact]
    public async Task A_lease_keeps_its_models_until_it_ends_and_then_gives_no_analyst()
    {
        var sessions = EncoderSession.Alive;
        AnalystLease lease;
        using (var analysts = new Analysts(new ClassifyOptions()))
        {
            lease = await analysts.LeaseAsync(new Catalogue([]), new AnalystParts(null, null, null), (_, _, _) => Task.FromResult<ModelFile?>(null), Ct);
            using var again = await analysts.TryLeaseAsync(lease.Key, Ct);
            Assert.Same(lease.Analyst, again!.Analyst);
            Assert.Null(await analysts.TryLeaseAsync("another", Ct));
        }

        Assert.True(EncoderSession.Alive > sessions);
        Assert.Null(lease.Analyst.Analyse(Catalogues.Posting("Nurse", "You take blood samples.")).Role);
        lease.Dispose();
        lease.Dispose();
        Assert.Equal(sessions, EncoderSession.Alive);
        Assert.Throws<ObjectDisposedException>(() => lease.Analyst);
    }

    [Fact]
    public async Task A_chosen_version_that_is_not_to_be_had_is_stood_in_for_and_that_is_said()
    {
        using var analysts = new Analysts(new ClassifyOptions());
        var broken = new ModelFile(ModelKind.Tagger, NeuralTagger.FileName, [1, 2, 3]);
        using var lease = await analysts.LeaseAsync(new Catalogue([]), new AnalystParts(broken.Hash, null, null), (_, _, _) => Task.FromResult<ModelFile?>(broken), Ct);
        Assert.Equal(analysts.Shipped()[0].Hash, lease.Parts.Tagger);
        Assert.Contains(lease.Analyst.Notes, n => n.Contains("the shipped one stands in", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"floor":2}""", "\"floor\" must lie between 0 and 1")]
    [InlineData("""{"flor":0.5}""", "there is no field \"flor\"")]
    [InlineData("""{""", "it is no JSON")]
    public void Settings_of_roles_that_cannot_be_used_are_refused_with_the_reason(string json, string reason) =>
        Assert.StartsWith(reason, Assert.Throws<InvalidDataException>(() => RoleSettings.Read(System.Text.Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    private static string Line(PostingAnalysis analysis) => JsonSerializer.Serialize(analysis, CurationJson.Line);
}
