using Curation.Classify;
using Curation.Classify.Proposals;
using Curation.Domain;
using Curation.Ingest;
using Curation.Pipelines.Commands.Models;
using Curation.Pipelines.Nightly;
using Curation.Pipelines.Nightly.Steps;
using Curation.Storage;
using Curation.Storage.Work;
using Microsoft.Extensions.Options;

namespace Curation.Pipelines;

/// <summary>Everything that a night needs.</summary>
public static class PipelinesServices
{
    public static IServiceCollection AddNight(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddIngest(configuration);
        services.AddClassify(configuration);
        services.AddStorage(configuration);
        services.AddPipelinesOptions(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new WorkLedger(provider.GetRequiredService<Database>(), $"{Environment.MachineName}:{Environment.ProcessId}"));
        services.AddSingleton(new ProposalOptions());
        services.AddSingleton<SaidRoles>();
        services.AddSingleton<NightAnalyst>();
        services.AddSingleton<ModelMeasuring>();
        services.AddSingleton<INightStep, DiscoverPostings>();
        services.AddSingleton<INightStep, FetchPages>();
        services.AddSingleton<INightStep, ReadPages>();
        services.AddSingleton<INightStep, FoldPostings>();
        services.AddSingleton<INightStep, AnalysePostings>();
        services.AddSingleton<INightStep, ProposeChanges>();
        services.AddSingleton<NightlyRun>();
        services.AddSingleton<Nights>();
        services.AddSingleton<ProgressPrinter>();
        return services;
    }

    /// <summary>The section <c>Pipelines</c>, checked at start.</summary>
    internal static IServiceCollection AddPipelinesOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<PipelinesOptions>, PipelinesOptionsValidator>();
        services.AddOptions<PipelinesOptions>().Bind(configuration.GetSection(PipelinesOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton(provider => provider.GetRequiredService<IOptions<PipelinesOptions>>().Value);
    }
}
