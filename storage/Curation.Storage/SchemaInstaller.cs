namespace Curation.Storage;

/// <summary>Stands here until the schema lands.</summary>
public static class SchemaInstaller
{
    public const string AppRole = "curation_app";

    public static Task<StorageProblem?> InstallAsync(string ownerConnectionString, CancellationToken ct) => Task.FromResult<StorageProblem?>(null);

    public static string AppConnectionString(string ownerConnectionString) => ownerConnectionString;
}
