using Curation.Domain.Proposals;
using Curation.Pipelines.Sample;
using Curation.ServiceTests.Storage;
using Curation.Storage.Proposals;
using Xunit;

namespace Curation.ServiceTests.Nightly;

/// <summary>What the first night makes of the sample board, and that it is made of what the postings say, when, and for which role.</summary>
public sealed class SampleNightTests(PostgresServer server, ITestOutputHelper output)
{
    private const string Rise = "It rises";

    private static readonly DateOnly Night = new(2026, 6, 15);

    /// <summary>What says something of a role, and so needs that the role's postings ask for it.</summary>
    private static readonly string[] RoleKinds = ["add_requirement", "add_skill", "change_level", "new_profile", "retire_requirement"];

    [Fact]
    public async Task The_first_night_makes_proposals_of_every_main_kind_whose_evidence_stands_in_the_stored_text()
    {
        await using var board = await ServedBoard.StartAsync(Night);
        await using var night = await FirstNightAsync(board);
        var open = await OpenAsync(night);

        Assert.Equivalent(new[] { "add_alias", "change_priority" }.Concat(RoleKinds), Kinds(open), strict: true);
        Assert.Contains(open, p => p.Change is Change.AddSkill && Rises(p));
        Assert.Contains(open, p => p.Change is Change.AddRequirement && Rises(p));
        Assert.All(open, p => Assert.NotEmpty(p.Evidence));
        foreach (var evidence in open.SelectMany(p => p.Evidence))
        {
            var text = await night.AskAsync<string>("SELECT text FROM curation.texts WHERE hash = $1", evidence.Text);
            Assert.Equal(evidence.Sentence, text?[evidence.Start..evidence.End]);
            Assert.InRange(evidence.SpanStart, evidence.Start, evidence.SpanEnd - 1);
            Assert.InRange(evidence.SpanEnd, evidence.SpanStart + 1, evidence.End);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task With_the_dates_shuffled_nothing_fades_and_nothing_rises(int seed)
    {
        await using var board = await ServedBoard.StartAsync(Night, b => Shuffled.Dates(b, seed));
        await using var night = await FirstNightAsync(board);
        var open = await OpenAsync(night);

        Assert.DoesNotContain("retire_requirement", Kinds(open));
        Assert.DoesNotContain(open, Rises);
        // What employers ask for at any time is still found.
        Assert.Contains("add_requirement", Kinds(open));
        Assert.Contains("new_profile", Kinds(open));
    }

    /// <summary>
    /// An alias needs no role and may stay. With the last seed three priorities are asked about that the first night did not ask about:
    /// list items have come under "nice to have".
    /// </summary>
    [Fact]
    public async Task With_the_skills_shuffled_no_requirement_skill_level_new_role_or_fading_is_left_nor_any_priority_of_the_first_night()
    {
        await using var board = await ServedBoard.StartAsync(Night);
        var sample = board.Board;
        await using var unshuffled = await FirstNightAsync(board);
        var first = (await OpenAsync(unshuffled)).Where(p => p.Change is not Change.AddAlias).Select(p => p.Id).ToList();
        foreach (var seed in new[] { 1, 2, 5 })
        {
            output.WriteLine($"seed {seed}");
            board.Show(Shuffled.Skills(sample, seed));
            await using var night = await FirstNightAsync(board);
            var open = await OpenAsync(night);

            Assert.Empty(Kinds(open).Intersect(RoleKinds));
            Assert.Empty(first.Intersect(open.Select(p => p.Id)));
        }
    }

    private async Task<NightServices> FirstNightAsync(ServedBoard board)
    {
        var night = new NightServices(await NightServices.InstallAsync(server, board, Night), board);
        await night.SucceedAsync(Night);
        Assert.Equal(board.Board.Postings.Count, await night.AskAsync<long>("SELECT count(*) FROM curation.postings"));
        return night;
    }

    private async Task<IReadOnlyList<Proposal>> OpenAsync(NightServices night)
    {
        IReadOnlyList<Proposal> open = [.. (await night.OpenAsync()).Select(k => k.Proposal)];
        foreach (var proposal in open)
            output.WriteLine($"{Proposal.KindOf(proposal.Change)}: {proposal.Question}");
        return open;
    }

    private static IEnumerable<string> Kinds(IEnumerable<Proposal> proposals) => proposals.Select(p => Proposal.KindOf(p.Change)).Distinct();

    private static bool Rises(Proposal proposal) => proposal.Reasons.Any(r => r.StartsWith(Rise, StringComparison.Ordinal));
}
