using System.Text.Json.Nodes;
using Curation.Classify;
using Curation.Ingest;
using Curation.Pipelines;
using Curation.Pipelines.Operate.Settings;
using Curation.Storage;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Curation.Tests.Operate;

public sealed class SettingsSchemaTests
{
    [Fact]
    public void The_shipped_settings_are_without_fault() =>
        Assert.Empty(SettingsSchema.Load().Check(new ConfigurationBuilder().AddJsonFile(HostConfiguration.File).Build()));

    [Theory]
    [InlineData(typeof(IngestOptions), IngestOptions.Section)]
    [InlineData(typeof(ClassifyOptions), ClassifyOptions.Section)]
    [InlineData(typeof(StorageOptions), StorageOptions.Section)]
    [InlineData(typeof(PipelinesOptions), PipelinesOptions.Section)]
    public void Every_option_is_described_and_every_described_setting_is_read(Type options, string section)
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "appsettings.schema.json")))!["properties"]![section]!.AsObject();
        var described = Described(schema, "").Order(StringComparer.Ordinal).ToList();
        var read = Settable(options, "").Concat(section == PipelinesOptions.Section ? [PipelinesSettings.PostgresBinaries] : []).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(read, described);
    }

    [Theory]
    [InlineData("CurationUi:Port", "eighty", "CurationUi:Port is \"eighty\", but must be a whole number from 1 to 65535.")]
    [InlineData("CurationUi:Port", "70000", "CurationUi:Port is \"70000\", but must be a whole number from 1 to 65535.")]
    [InlineData("Storage:Elasticsearch:Url", "localhost:9200", "Storage:Elasticsearch:Url is \"localhost:9200\", but must be an address that begins with http:// or https://.")]
    [InlineData("Pipelines:Nightly", "25:00", "Pipelines:Nightly is \"25:00\", but must be the time of the nightly run, from 00:00 to 23:59.")]
    [InlineData("Ingest:AllowedPrivateEndpoints:0", "localhost", "Ingest:AllowedPrivateEndpoints:0 is \"localhost\", but must be of the form host:port.")]
    public void A_wrong_value_is_named_with_what_it_may_be(string key, string value, string line)
    {
        var finding = Assert.Single(Check(key, value));
        Assert.True(finding.IsError);
        Assert.Equal(line, finding.Line);
    }

    [Theory]
    [InlineData("Storage:ConectionString")]
    [InlineData("Storage:Elasticsearch:Adress")]
    public void An_unknown_setting_is_reported_and_does_not_stop_the_start(string key)
    {
        var finding = Assert.Single(Check(key, "x"));
        Assert.False(finding.IsError);
        Assert.StartsWith($"{key} is no setting of Curation", finding.Line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PATH", "/usr/bin")]
    [InlineData("Logging:LogLevel:Default", "Debug")]
    [InlineData("Storage:Elasticsearch:Url", "")]
    [InlineData("storage:elasticsearch:url", "https://localhost:9200")]
    public void What_belongs_to_others_or_is_empty_is_left_alone(string key, string value) => Assert.Empty(Check(key, value));

    private static IEnumerable<string> Settable(Type options, string prefix) => options.GetProperties().Where(p => p.CanWrite).SelectMany(p =>
        p.PropertyType.Namespace!.StartsWith("Curation", StringComparison.Ordinal) ? Settable(p.PropertyType, $"{prefix}{p.Name}:") : [$"{prefix}{p.Name}"]);

    private static IEnumerable<string> Described(JsonObject schema, string prefix) => schema["properties"]!.AsObject().SelectMany(p =>
        p.Value!["properties"] is null ? [$"{prefix}{p.Key}"] : Described(p.Value.AsObject(), $"{prefix}{p.Key}:"));

    private static IReadOnlyList<SettingFinding> Check(string key, string value) =>
        SettingsSchema.Load().Check(new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build());
}
