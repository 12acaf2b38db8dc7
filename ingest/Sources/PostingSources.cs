using Curation.Domain.Market;
using Curation.Ingest.Sources.Ashby;
using Curation.Ingest.Sources.Csv;
using Curation.Ingest.Sources.Feeds;
using Curation.Ingest.Sources.JsonLines;
using Curation.Ingest.Sources.SchemaOrg;

namespace Curation.Ingest.Sources;

/// <summary>The readers, one a kind of source.</summary>
public static class PostingSources
{
    /// <summary>Rises when any reader reads the same page differently; pages read by an older one are read again.</summary>
    public const int ReaderVersion = 1;

    private static readonly IngestOptions Defaults = new();

    /// <summary>The reader for a kind, with the limits of <paramref name="options"/> or the default ones.</summary>
    public static IPostingSource For(SourceKind kind, IngestOptions? options = null)
    {
        options ??= Defaults;
        return kind switch
        {
            SourceKind.SchemaOrg => new SchemaOrgSource(options),
            SourceKind.Ashby => new AshbySource(options),
            SourceKind.Feed => new FeedSource(options),
            SourceKind.JsonLines => new JsonLinesSource(options),
            SourceKind.Csv => new CsvSource(options),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no reader for this kind of source."),
        };
    }
}
