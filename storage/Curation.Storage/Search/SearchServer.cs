namespace Curation.Storage.Search;

/// <summary>The way to Elasticsearch. Opens nothing before it is used; never needed for correctness.</summary>
public sealed class SearchServer(ElasticsearchOptions options) : IDisposable
{
    /// <summary>The server's version, or what is in the way.</summary>
    public Task<(string? Version, StorageProblem? Problem)> CheckAsync(CancellationToken ct) => throw new NotSupportedException(options.Url);

    public void Dispose() => throw new NotSupportedException();
}
