using Curation.Ingest;
using Curation.Ingest.Fetching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Curation.Tests.Ingest;

public sealed class IngestOptionsTests
{
    [Theory]
    [InlineData("UserAgent", "two words")]
    [InlineData("UserAgent", "Bot/1.0\nX: y")]
    [InlineData("DelayPerHost", "-00:00:01")]
    [InlineData("AllowedPrivateEndpoints:0", "localhost")]
    [InlineData("AllowedPrivateEndpoints:0", "localhost:99999")]
    [InlineData("MaxPageBytes", "10")]
    [InlineData("RobotsLifetime", "2.00:00:00")]
    [InlineData("MaxRedirects", "21")]
    public void A_wrong_setting_is_named(string setting, string value)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Build(setting, value).GetRequiredService<IngestOptions>());
        Assert.Contains($"Ingest:{setting.Split(':')[0]} ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_settings_are_read_and_the_fetcher_is_there()
    {
        using var services = Build("AllowedPrivateEndpoints:0", "[::1]:8080");
        var options = services.GetRequiredService<IngestOptions>();
        Assert.True(options.AllowsPrivate("::1", 8080));
        Assert.True(options.AllowsPrivate("[0:0::1]", 8080));
        Assert.False(options.AllowsPrivate("::1", 8081));
        Assert.NotNull(services.GetRequiredService<Fetcher>());
    }

    [Fact]
    public void The_defaults_are_sound() => Assert.Empty(new IngestOptions().Faults());

    private static ServiceProvider Build(string setting, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Ingest:" + setting, value)]).Build();
        return new ServiceCollection().AddIngest(configuration).BuildServiceProvider();
    }
}
