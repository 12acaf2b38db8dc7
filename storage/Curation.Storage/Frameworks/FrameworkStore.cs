using Curation.Domain.Frameworks;

namespace Curation.Storage.Frameworks;

/// <summary>One immutable version of a framework.</summary>
/// <param name="Hash">Over its elements: equal for equal content.</param>
public sealed record PublishedFramework(FrameworkCode Code, int Version, string Hash, string Notes, DateTimeOffset PublishedAt, Framework Content);

/// <summary>What is known of a version without its content.</summary>
public sealed record FrameworkVersion(FrameworkCode Code, int Version, string Hash, string Notes, DateTimeOffset PublishedAt);

/// <summary>Published frameworks: content-addressed elements, immutable versions.</summary>
public sealed class FrameworkStore(Database db)
{
    /// <summary>Publishes the next whole number; the same content as the latest version gives that version back.</summary>
    public Task<int> PublishAsync(Framework framework, string notes, DateTimeOffset at, CancellationToken ct) => throw new NotSupportedException(db.ConnectionString);

    /// <param name="asOf">The latest version published on or before this date; without one, the latest.</param>
    public Task<PublishedFramework?> LatestAsync(FrameworkCode code, DateOnly? asOf, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>The latest of each framework, in the order of their codes.</summary>
    public Task<IReadOnlyList<PublishedFramework>> AllLatestAsync(DateOnly? asOf, CancellationToken ct) => throw new NotSupportedException();

    public Task<PublishedFramework?> GetAsync(FrameworkCode code, int version, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<FrameworkVersion>> VersionsAsync(FrameworkCode code, CancellationToken ct) => throw new NotSupportedException();
}
