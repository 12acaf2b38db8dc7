using System.Diagnostics;
using Curation.Domain.Runs;
using Curation.ServiceTests.Storage;
using Curation.Storage;
using Npgsql;
using Xunit;

namespace Curation.ServiceTests.Nightly;

public sealed class KilledNightTests(PostgresServer server, ITestOutputHelper output)
{
    private const int Kills = 10;
    private static readonly DateOnly Night = new(2026, 6, 15);
    private static readonly TimeSpan HeldUp = TimeSpan.FromMilliseconds(250);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_night_that_is_killed_ten_times_ends_with_the_rows_of_one_that_was_not()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        await using var board = await ServedBoard.StartAsync(Night);

        var spared = await PrepareAsync(board);
        await FinishAsync(spared, board);
        var killed = await PrepareAsync(board);
        await KillAsync(killed, board, new Random(seed));
        await FinishAsync(killed, board);

        Assert.Equal(await ChecksumAsync(spared), await ChecksumAsync(killed));
    }

    private async Task<string> PrepareAsync(ServedBoard board)
    {
        var owner = await server.CreateInstalledAsync();
        await using var db = new Database(owner);
        await board.InstallAsync(db, Night, Ct);
        return owner;
    }

    private async Task FinishAsync(string owner, ServedBoard board)
    {
        using var night = NightProcess.Start(owner, board.Address, Night, TimeSpan.Zero);
        await night.EndAsync(Ct);
        output.WriteLine(night.Said);
        Assert.True(night.ExitCode is 0 or Pipelines.Operate.ExitCode.DoneWithProblems, night.Said);
    }

    /// <summary>Each step is hit once, and the rest of the kills fall on steps drawn at random; a step is never gone back to, so they are hit in their order.</summary>
    private async Task KillAsync(string owner, ServedBoard board, Random random)
    {
        var steps = Enum.GetValues<RunStep>();
        var targets = steps.Concat(Enumerable.Range(0, Kills - steps.Length).Select(_ => steps[random.Next(steps.Length)])).Order().ToList();
        foreach (var target in targets)
        {
            using var night = NightProcess.Start(owner, board.Address, Night, HeldUp);
            var leased = await LeasedAsync(owner, target, night);
            await Task.Delay(random.Next((int)HeldUp.TotalMilliseconds / 2), Ct);
            await night.KillAsync();
            var left = await AskAsync<long>(owner, "SELECT count(*) FROM curation.units WHERE state = 'leased' AND step = $1", Name(target));
            output.WriteLine($"killed in {target}: {left} leased units (saw {leased})");
            Assert.True(left > 0, $"The kill in {target} hit no leased unit.");
        }
    }

    private static async Task<long> LeasedAsync(string owner, RunStep step, NightProcess night)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < TimeSpan.FromSeconds(60))
        {
            Assert.False(night.HasExited, $"The night ended before {step} was reached: {night.Said}");
            var leased = await AskAsync<long>(owner, "SELECT count(*) FROM curation.units WHERE state = 'leased' AND lease_until > clock_timestamp() + interval '59 seconds' AND step = $1", Name(step));
            if (leased > 0)
                return leased;
            await Task.Delay(5, Ct);
        }

        throw new TimeoutException($"No unit of {step} was leased within a minute: {night.Said}");
    }

    private static string Name(RunStep step) => step.ToString().ToLowerInvariant();

    private static async Task<T> AskAsync<T>(string owner, string sql, string parameter)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter { Value = parameter } } };
        return (T)(await command.ExecuteScalarAsync(Ct))!;
    }

    private static async Task<IReadOnlyList<TableChecksum>> ChecksumAsync(string owner)
    {
        await using var db = new Database(owner);
        return await BusinessTables.ChecksumAsync(db, Ct);
    }
}
