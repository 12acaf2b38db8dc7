using System.Net;
using System.Net.Sockets;
using Curation.Classify.Encoders;
using Curation.Classify.Skills;
using Curation.Pipelines.Operate;
using Curation.Pipelines.Operate.Doctor;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Curation.Tests.Operate;

public sealed class DoctorTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("curation-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_sample_content_is_in_the_program()
    {
        var check = ContentChecks.Sample();
        Assert.Equal(CheckState.Ok, check.State);
        Assert.Matches(@"^CARE, SHIP, \d{3} postings$", check.Found);
    }

    [Fact]
    public void The_shipped_model_loads()
    {
        var check = ContentChecks.Models(Settings([]));
        Assert.Equal(CheckState.Ok, check.State);
        Assert.StartsWith(NeuralTagger.FileName, check.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "No span-tagger.onnx in ")]
    [InlineData("no model", "cannot be used (")]
    public void A_model_that_is_missing_or_broken_is_named_with_what_to_do(string? content, string found)
    {
        if (content is not null)
        {
            File.WriteAllText(Path.Combine(folder, NeuralTagger.FileName), content);
            File.WriteAllText(Path.Combine(folder, WordPiece.FileName), "[PAD]");
        }

        var check = ContentChecks.Models(Settings([new("Classify:ModelFolder", folder)]));
        Assert.Equal(CheckState.Note, check.State);
        Assert.Contains(found, check.Found, StringComparison.Ordinal);
        Assert.StartsWith("Correct Classify:ModelFolder", check.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void A_taken_port_of_the_sample_board_is_said_and_stops_nothing()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var check = MachineChecks.SampleBoardPort(Settings([new("Pipelines:SampleBoardPort", $"{port}")]), DataFolder.At(folder));
        Assert.Equal(CheckState.Note, check.State);
        Assert.Matches($"^Port {port} is taken.*: another free one is used\\.$", check.Found);
        other.Stop();
        Assert.Equal(CheckState.Ok, MachineChecks.SampleBoardPort(Settings([new("Pipelines:SampleBoardPort", $"{port}")]), DataFolder.At(folder)).State);
        Assert.Equal(CheckState.Ok, MachineChecks.SampleBoardPort(Settings([new("Pipelines:SampleEnabled", "false")]), DataFolder.At(folder)).State);
    }

    [Theory]
    [InlineData("Pipelines:TimeZone", "Mars/Phobos")]
    [InlineData("Classify:ModelFolder", "/nowhere")]
    [InlineData("Storage:Elasticsearch:User", "someone")]
    [InlineData("Ingest:UserAgent", "no product")]
    public void A_setting_that_its_part_refuses_is_found(string key, string value)
    {
        var check = MachineChecks.Settings(Settings([new(key, value)])).First();
        Assert.Equal(CheckState.Failed, check.State);
        Assert.Contains(key.EndsWith(":User", StringComparison.Ordinal) ? "Storage:Elasticsearch:Url" : key, check.Found, StringComparison.Ordinal);
        Assert.StartsWith("Correct it in appsettings.json", check.Fix, StringComparison.Ordinal);
    }

    private static IConfigurationRoot Settings(IEnumerable<KeyValuePair<string, string?>> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
}
