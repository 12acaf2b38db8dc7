using Curation.Pipelines.Operate;
using Curation.Pipelines.Operate.Postgres;
using Xunit;

namespace Curation.Tests.Operate;

public sealed class DataFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("curation-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_folder_inside_the_clone_is_refused() =>
        Assert.Contains("lies inside the clone", DataFolder.At(Path.Combine(AppContext.BaseDirectory, "data")).Problem(), StringComparison.Ordinal);

    [Fact]
    public void A_file_in_the_way_is_named_with_the_way_out()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        var problem = DataFolder.At(Path.Combine(file, "data")).Problem();
        Assert.Contains(file, problem, StringComparison.Ordinal);
        Assert.EndsWith("choose another with --data DIR.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_is_made()
    {
        Assert.Null(DataFolder.At(Path.Combine(folder, "a", "b")).Problem());
        Assert.True(Directory.Exists(Path.Combine(folder, "a", "b", "logs")));
    }

    [Fact]
    public void A_lock_is_exclusive_or_shared_and_ends_with_its_holder()
    {
        var path = Path.Combine(folder, "lock");
        using (FileLock.TryShared(path))
        using (var second = FileLock.TryShared(path))
        {
            Assert.NotNull(second);
            Assert.Null(FileLock.TryExclusive(path));
        }

        using var alone = FileLock.TryExclusive(path);
        Assert.NotNull(alone);
        Assert.Null(FileLock.TryShared(path));
    }

    [Fact]
    public void The_socket_lies_in_the_data_folder_unless_its_path_grows_too_long_for_the_kernel()
    {
        Assert.Equal("/var/lib/curation/postgres/socket", SocketFolder.Of(DataFolder.At("/var/lib/curation"), 1000));
        var elsewhere = SocketFolder.Of(DataFolder.At("/home/" + new string('é', 60)), 1000);
        Assert.True(elsewhere.Length < 60, elsewhere);
        Assert.NotEqual(elsewhere, SocketFolder.Of(DataFolder.At("/home/" + new string('è', 60)), 1000));
    }

    [Theory]
    [InlineData("postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)", 15)]
    [InlineData("postgres (PostgreSQL) 17beta1", 17)]
    [InlineData("postgres (PostgreSQL) 18", 18)]
    [InlineData("something else", null)]
    public void A_version_is_read_from_what_the_server_says(string said, int? major) => Assert.Equal(major, PostgresBinaries.MajorOf(said));
}
