using System.Text.Json;
using Curation.Domain;

namespace Curation.Storage.Search;

/// <summary>What the documents of every index have; what is shown of a hit comes from PostgreSQL.</summary>
internal abstract record SearchDocument
{
    /// <summary>A deletion is a document too, so that an older state cannot come back.</summary>
    public const string Tombstone = """{"deleted":true}""";

    public bool Deleted { get; init; }

    public required string Id { get; init; }

    /// <summary>Of the whole document: stands for the words, which the index does not give back.</summary>
    public string? Hash { get; init; }

    /// <summary>The title's words as <see cref="Search.Words"/> parts them, with spaces between.</summary>
    public required string Title { get; init; }

    /// <summary>All words, the title's first.</summary>
    public required string Words { get; init; }

    /// <summary>As it is sent, with its hash.</summary>
    public string ToJson()
    {
        var hash = NaturalKey.Hash(JsonSerializer.Serialize(this, GetType(), CurationJson.Line));
        return JsonSerializer.Serialize(this with { Hash = hash }, GetType(), CurationJson.Line);
    }
}
