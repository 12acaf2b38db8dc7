using Curation.Storage.Accounts;
using Curation.Storage.Auditing;
using Curation.Storage.Decisions;
using Curation.Storage.Exchange;
using Curation.Storage.Frameworks;
using Curation.Storage.Models;
using Curation.Storage.Pages;
using Curation.Storage.Postings;
using Curation.Storage.Proposals;
using Curation.Storage.Publishing;
using Curation.Storage.Search;
using Curation.Storage.Sources;
using Curation.Storage.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Curation.Storage;

public static class StorageServices
{
    /// <summary>Registers the stores over the <c>Storage</c> section; a wrong setting is named when the host starts.</summary>
    /// <remarks>A worker makes its own <see cref="WorkLedger"/>: it stands for the life of one worker.</remarks>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
            return new Database(options.ConnectionString!, options.Elasticsearch.IsConfigured);
        });
        services.AddSingleton(provider => new SearchServer(provider.GetRequiredService<IOptions<StorageOptions>>().Value.Elasticsearch));
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<RunStore>()
            .AddSingleton<RunRequests>()
            .AddSingleton<SourceStore>()
            .AddSingleton<PageStore>()
            .AddSingleton<PostingStore>()
            .AddSingleton<ModelStore>()
            .AddSingleton<ModelRegistry>()
            .AddSingleton<ModelChoices>()
            .AddSingleton<FrameworkStore>()
            .AddSingleton<TaxonomyStore>()
            .AddSingleton<ProposalStore>()
            .AddSingleton<ProposalQueue>()
            .AddSingleton<HandMade>()
            .AddSingleton<DecisionStore>()
            .AddSingleton<InputDrafts>()
            .AddSingleton<LabelStore>()
            .AddSingleton<PublishStore>()
            .AddSingleton<AuditStore>()
            .AddSingleton<OneTimeCodes>()
            .AddSingleton<ApiKeyStore>()
            .AddSingleton<AccountCensus>()
            .AddSingleton<AccountNames>()
            .AddSingleton<ProtectionKeys>()
            .AddSingleton<Notices>()
            .AddSingleton<SearchRelay>()
            .AddSingleton<SearchRebuild>()
            .AddSingleton<SearchCheck>()
            .AddSingleton<SearchNames>()
            .AddSingleton<PostingSearch>()
            .AddSingleton<ProposalSearch>()
            .AddSingleton<PostingReader>()
            .AddSingleton<AuditExport>()
            .AddSingleton<PostingExport>()
            .AddSingleton<PostingOrigins>()
            .AddSingleton<SamePlace>()
            .AddSingleton<DecisionHistory>()
            .AddSingleton<DecisionExport>();
    }
}
