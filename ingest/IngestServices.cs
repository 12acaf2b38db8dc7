using Curation.Ingest.Fetching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Curation.Ingest;

/// <summary>The one door for hosts.</summary>
public static class IngestServices
{
    /// <summary>
    /// Adds the fetcher and <see cref="IngestOptions"/>, read from the section <c>Ingest</c> and checked when the host starts.
    /// Readers need no service: <see cref="Sources.PostingSources"/>.
    /// </summary>
    public static IServiceCollection AddIngest(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IngestOptions>().Bind(configuration.GetSection(IngestOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<IngestOptions>, Check>();
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<IngestOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Fetcher>();
        return services;
    }

    private sealed class Check : IValidateOptions<IngestOptions>
    {
        public ValidateOptionsResult Validate(string? name, IngestOptions options) =>
            options.Faults() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
