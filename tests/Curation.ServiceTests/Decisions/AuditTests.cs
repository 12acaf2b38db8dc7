using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Proposals;
using Curation.ServiceTests.Storage;
using Curation.Storage.Decisions;
using Curation.Storage.Publishing;
using Npgsql;
using Xunit;

namespace Curation.ServiceTests.Decisions;

public sealed class AuditTests(FreshDatabase database) : DecisionTest(database)
{
    private static readonly Change[] Changes =
    [
        Skill("Rust"), Skill("Go"), new Change.ChangeLevel(Eng, Code, 2, 3), new Change.AddRequirement(Eng, new(Ops, 2, Curation.Domain.Frameworks.Priority.Low)),
        new Change.ChangeLevel(Eng, Ops, 2, 4), new Change.ChangePriority(Eng, Code, Curation.Domain.Frameworks.Priority.Medium, Curation.Domain.Frameworks.Priority.High),
        new Change.AddAlias(Curation.Domain.Frameworks.ElementCode.Parse("SQL"), "ess-kew-ell"), new Change.NewProfile("Pilot", []),
    ];

    [Theory]
    [InlineData("detail = replace(detail, 'ann', 'bob')")]
    [InlineData("actor = 'bob'")]
    [InlineData("at = at + interval '1 microsecond'")]
    [InlineData("previous_hash = md5('x')")]
    [InlineData("hash = md5('x')")]
    public async Task A_changed_row_breaks_the_chain_there(string change)
    {
        var numbers = await FiveAsync();
        Assert.Equal(5, (await Audit.VerifyAsync(Ct)).Entries);
        await Database.AskAsync<object>($"UPDATE audit SET {change} WHERE number = {numbers[2]}");
        Assert.Equal(numbers[2], (await Audit.VerifyAsync(Ct)).Broken!.Number);
    }

    [Fact]
    public async Task A_removed_row_breaks_the_chain_after_it()
    {
        var numbers = await FiveAsync();
        await Database.AskAsync<object>($"DELETE FROM audit WHERE number = {numbers[1]}");
        Assert.Equal(numbers[2], (await Audit.VerifyAsync(Ct)).Broken!.Number);
    }

    [Theory]
    [InlineData("UPDATE audit SET actor = 'x'")]
    [InlineData("DELETE FROM audit")]
    [InlineData("TRUNCATE audit")]
    [InlineData("UPDATE decisions SET decided_by = 'x'")]
    [InlineData("DELETE FROM decisions")]
    [InlineData("UPDATE version_decisions SET position = 9")]
    [InlineData("DELETE FROM code_heirs")]
    [InlineData("UPDATE framework_versions SET notes = 'x'")]
    [InlineData("DELETE FROM framework_version_elements")]
    public async Task The_application_cannot_change_what_was_decided_audited_or_published(string sql)
    {
        await FiveAsync();
        await using var connection = new NpgsqlConnection(Db.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        var fault = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Ct));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, fault.SqlState);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_any_decisions_undos_and_versions_the_draft_is_the_fold_of_the_audit(int seed)
    {
        var random = new Random(seed);
        foreach (var change in Changes)
            await ByHand.ProposeAsync(Dev, change, "why", "ann", Ct);
        var published = 0;
        for (var act = 0; act < 80; act++)
        {
            var change = Changes[random.Next(Changes.Length)];
            if (await Proposals.GetAsync(Proposal.IdOf(Dev, change), Ct) is not { } kept)
                continue;
            Clock.Advance(TimeSpan.FromSeconds(1));
            switch (random.Next(20))
            {
                case 0:
                    published += await Publishing.PublishAsync(Dev, "", null, "lea", null, Ct) is PublishOutcome.Published ? 1 : 0;
                    break;
                case < 11:
                    Verdict verdict = random.Next(3) == 0 ? new Verdict.Reject(RejectReason.OutOfDate) : new Verdict.Accept();
                    await Decisions.DecideAsync(kept.Proposal.Id, verdict, null, "ann", kept.Revision, Ct);
                    break;
                default:
                    if (kept.Decision is { } decision)
                        await Decisions.UndoAsync(decision, null, "ben", true, Ct);
                    break;
            }
        }

        Assert.True((await Audit.VerifyAsync(Ct)).Holds);
        var log = (await Audit.RecentAsync(null, null, 1000, Ct)).Reverse().ToArray();
        var decisions = log.Where(e => e.Act is "decide" or "undo").Select(e => JsonSerializer.Deserialize<Decision>(e.Detail, CurationJson.Line)!).ToArray();
        var publishedIds = new HashSet<Guid>();
        for (var version = 2; version <= published + 1; version++)
            publishedIds.UnionWith((await Publishing.DecisionsAsync(Dev, version, Ct)).Select(d => d.Decision.Id));
        var draft = await DraftAsync();
        var pending = decisions.Where(d => !publishedIds.Contains(d.Id));
        Assert.Equal(published + 1, draft.Version);
        Assert.Equal(Json(draft.Content), Json(DecisionLog.Fold(draft.Published, draft.Version, pending).Content));
        // From the beginning on as well: what was published is what was approved.
        var whole = decisions.Where(d => publishedIds.Contains(d.Id));
        Assert.Equal(Json(draft.Published), Json(DecisionLog.Fold(Small, 1, whole).Content));
        Assert.Equal(decisions.Length, await Database.AskAsync<int>("SELECT count(*)::integer FROM decisions"));
    }

    private async Task<long[]> FiveAsync()
    {
        await NightAsync(1, Ask(Skill("Rust")), Ask(Skill("Go")));
        var rust = await DecidedAsync(Skill("Rust"), new Verdict.Accept());
        await DecidedAsync(Skill("Go"), new Verdict.Reject(RejectReason.NotASkill));
        await Decisions.UndoAsync(rust.Id, null, "ann", false, Ct);
        await DecidedAsync(Skill("Rust"), new Verdict.Accept());
        Assert.IsType<PublishOutcome.Published>(await Publishing.PublishAsync(Dev, "", null, "lea", null, Ct));
        return [.. (await Audit.RecentAsync(null, null, 9, Ct)).Select(e => e.Number).Reverse()];
    }
}
