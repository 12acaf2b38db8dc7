using Curation.Storage;
using Microsoft.Extensions.Configuration;

namespace Curation.Pipelines.Operate.Settings;

/// <summary>
/// The settings: appsettings.json beside the program, then environment variables (<c>Storage__ConnectionString</c>).
/// The web application reads the same two.
/// </summary>
public static class HostConfiguration
{
    /// <summary>The file beside the program, linked from the root of the clone.</summary>
    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "appsettings.json");

    /// <summary>Loads the settings, says in one line on standard error what is not known, and refuses what is wrong.</summary>
    /// <exception cref="RefusalException">The file cannot be read, or a setting has a value it cannot have; the message names it.</exception>
    public static IConfigurationRoot Load()
    {
        var configuration = Read();
        var findings = SettingsSchema.Load().Check(configuration);
        foreach (var unknown in findings.Where(finding => !finding.IsError)) Console.Error.WriteLine($"curation: {unknown.Line}");
        var errors = findings.Where(finding => finding.IsError).Select(finding => finding.Line).ToList();
        if (errors.Count == 0) errors.AddRange(OptionFaults.Of(configuration));
        return errors.Count == 0 ? configuration : throw new RefusalException(ExitCode.Settings, string.Join(" ", errors));
    }

    /// <summary>The settings of the storage folder.</summary>
    public static StorageOptions Storage(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
    }

    /// <exception cref="RefusalException">The file cannot be read.</exception>
    internal static IConfigurationRoot Read()
    {
        try
        {
            return new ConfigurationBuilder().AddJsonFile(File, optional: true).AddEnvironmentVariables().Build();
        }
        catch (Exception fault) when (fault is InvalidDataException or FormatException or System.Text.Json.JsonException)
        {
            var reason = (fault.InnerException ?? fault).Message.Split('\n')[0];
            throw new RefusalException(ExitCode.Settings, $"appsettings.json cannot be read: {reason}");
        }
    }
}
