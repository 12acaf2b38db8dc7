using Curation.Pipelines.Operate.Running;
using Xunit;

namespace Curation.Tests.Operate;

public sealed class ChildLogTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("curation-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void An_error_of_the_host_surfaces_as_its_message_and_once()
    {
        var errors = new List<string>();
        using var log = ChildLog.Begin(folder, "web", errors.Add);
        foreach (var line in (string[])["info: Host[0]", "      Started", "fail: Host[6]", "      Failed to bind", "fail: Host[6]", "      Failed to bind"]) log.Add(line);
        Assert.Equal(["Failed to bind"], errors);
        Assert.Equal("Failed to bind", log.LastError);
    }

    [Fact]
    public void A_line_of_ours_surfaces_without_its_prefix()
    {
        var errors = new List<string>();
        using var log = ChildLog.Begin(folder, "worker", errors.Add);
        log.Add("curation: The disk is full.");
        Assert.Equal(["The disk is full."], errors);
    }

    [Fact]
    public void Ten_starts_are_kept()
    {
        for (var start = 0; start < 14; start++)
        {
            using var log = ChildLog.Begin(folder, "worker", _ => { });
            log.Add($"start {start}");
        }

        Assert.Equal(10, Directory.GetFiles(folder).Length);
        Assert.Equal("start 13\n", File.ReadAllText(Path.Combine(folder, "worker.log")));
        Assert.Equal("start 4\n", File.ReadAllText(Path.Combine(folder, "worker.9.log")));
    }
}
