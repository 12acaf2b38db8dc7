using Curation.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Curation.Tests.Storage;

public sealed class StorageOptionsTests
{
    [Theory]
    [InlineData("", "", "", "", "", "", "Storage:ConnectionString is not set")]
    [InlineData("Hostt=x", "", "", "", "", "", "Storage:ConnectionString cannot be read")]
    [InlineData("nonsense", "", "", "", "", "", "Storage:ConnectionString cannot be read")]
    [InlineData("Host=x", "", "key", "", "", "", "Storage:Elasticsearch:Url is not set")]
    [InlineData("Host=x", "ftp://x", "", "", "", "", "Storage:Elasticsearch:Url 'ftp://x'")]
    [InlineData("Host=x", "http://x", "key", "user", "pass", "", "Storage:Elasticsearch:ApiKey and")]
    [InlineData("Host=x", "http://x", "", "user", "", "", "Storage:Elasticsearch:Password is not set")]
    [InlineData("Host=x", "http://x", "", "", "", "12:34", "Storage:Elasticsearch:Fingerprint")]
    public void A_wrong_setting_is_named(string connection, string url, string key, string user, string password, string fingerprint, string expected)
    {
        var options = new StorageOptions
        {
            ConnectionString = connection,
            Elasticsearch = new ElasticsearchOptions { Url = url, ApiKey = key, User = user, Password = password, Fingerprint = fingerprint },
        };
        var result = new StorageOptionsValidator().Validate(null, options);
        Assert.StartsWith(expected, Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void The_section_is_bound_and_every_store_is_made()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:ConnectionString"] = "Host=x;Database=y",
            ["Storage:Elasticsearch:Url"] = "https://search.example:9200",
        }).Build();
        var services = new ServiceCollection().AddStorage(configuration);
        using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
        Assert.True(provider.GetRequiredService<Database>().SearchConfigured);
        foreach (var service in services.Where(s => s.ServiceType.Namespace?.StartsWith("Curation.Storage", StringComparison.Ordinal) == true))
            Assert.NotNull(provider.GetService(service.ServiceType));
    }

    [Fact]
    public void A_missing_connection_string_stops_the_host()
    {
        using var provider = new ServiceCollection().AddStorage(new ConfigurationBuilder().Build()).BuildServiceProvider();
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<Database>());
    }
}
