namespace Curation.Storage;

/// <summary>The <c>Storage</c> section of appsettings.json.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>PostgreSQL, as the owner of the schema; the application takes on its own role from there. Required once a host runs.</summary>
    public string? ConnectionString { get; set; }

    public ElasticsearchOptions Elasticsearch { get; set; } = new();
}

/// <summary>Where the search index is kept. Without a <see cref="Url"/> PostgreSQL answers searches.</summary>
public sealed class ElasticsearchOptions
{
    public string? Url { get; set; }

    /// <summary>Stands instead of <see cref="User"/> and <see cref="Password"/>.</summary>
    public string? ApiKey { get; set; }

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>SHA-256 of the server's certificate authority, in hexadecimal; needed where it is self-signed.</summary>
    public string? Fingerprint { get; set; }

    /// <summary>First part of our index names, so that several installations share a cluster.</summary>
    public string Prefix { get; set; } = "curation";

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Url);
}
