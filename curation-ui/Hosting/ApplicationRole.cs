using Curation.Storage;

namespace Curation.Ui.Hosting;

internal static class ApplicationRole
{
    /// <summary>The settings name the schema's owner; this host takes on the application's role. An unreadable string is left to the validator.</summary>
    public static IServiceCollection AsApplicationRole(this IServiceCollection services) => services.PostConfigure<StorageOptions>(options =>
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString)) return;
        try
        {
            options.ConnectionString = SchemaInstaller.AppConnectionString(options.ConnectionString);
        }
        catch (ArgumentException)
        {
            // StorageOptionsValidator names the setting and the fault.
        }
    });
}
