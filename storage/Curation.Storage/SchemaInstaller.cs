namespace Curation.Storage;

/// <summary>Brings a database's schema up to date. Safe to call from several processes at once and at every start.</summary>
public static class SchemaInstaller
{
    /// <summary>The role that the application takes on: no change to what was published or audited.</summary>
    public const string AppRole = "curation_app";

    /// <summary>Creates the role and the schema if they are missing, and applies the numbered scripts that were not applied yet.</summary>
    /// <returns>None when the schema is up to date; else what is in the way, with its remedy.</returns>
    public static Task<StorageProblem?> InstallAsync(string ownerConnectionString, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>The same login, taking on <see cref="AppRole"/> at connect.</summary>
    public static string AppConnectionString(string ownerConnectionString) => throw new NotSupportedException();
}
