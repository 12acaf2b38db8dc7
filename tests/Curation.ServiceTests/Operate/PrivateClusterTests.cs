using System.Runtime.Versioning;
using Curation.Pipelines.Operate;
using Curation.Pipelines.Operate.Postgres;
using Xunit;

namespace Curation.ServiceTests.Operate;

[UnsupportedOSPlatform("windows")]
public sealed class PrivateClusterTests : DataFolderOfATest
{
    [Fact]
    public async Task Commands_that_come_at_once_share_one_cluster_and_the_last_one_out_stops_it()
    {
        await TheProgram.NeedsPostgresAsync();
        var data = DataFolder.Open(Folder);
        var ct = TestContext.Current.CancellationToken;
        var holds = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new PrivateCluster(data, null, durable: false, _ => { }).HoldAsync(ct)));
        Assert.Single(holds.Select(hold => hold.Socket).Distinct());
        foreach (var hold in holds[1..]) await hold.DisposeAsync();
        Assert.NotNull(PrivateCluster.RunningPid(data));
        await holds[0].DisposeAsync();
        Assert.Null(PrivateCluster.RunningPid(data));
    }

    [Fact]
    public async Task Nobody_but_its_user_may_enter_the_socket()
    {
        await TheProgram.NeedsPostgresAsync();
        await using var hold = await new PrivateCluster(DataFolder.Open(Folder), null, durable: false, _ => { }).HoldAsync(TestContext.Current.CancellationToken);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(hold.Socket));
    }

    [Fact]
    public async Task A_folder_without_a_server_is_named()
    {
        var cluster = new PrivateCluster(DataFolder.Open(Folder), "/nowhere", durable: false, _ => { });
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => cluster.HoldAsync(TestContext.Current.CancellationToken));
        Assert.Equal(ExitCode.NoPostgres, refusal.Code);
        Assert.StartsWith("The setting Pipelines:PostgresBinaries names /nowhere", refusal.Message, StringComparison.Ordinal);
    }
}
