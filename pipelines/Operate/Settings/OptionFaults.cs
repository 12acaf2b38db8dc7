using Curation.Classify;
using Curation.Ingest;
using Curation.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Curation.Pipelines.Operate.Settings;

/// <summary>
/// What the parts themselves say of their settings, beyond the form that appsettings.schema.json describes: a time zone that there is, a folder
/// that is there, two settings that contradict each other.
/// </summary>
internal static class OptionFaults
{
    /// <summary>Stands in while the private cluster is not running yet.</summary>
    private const string AnyConnection = "Host=localhost;Database=curation";

    /// <returns>A sentence each, that names the setting; empty when all is well.</returns>
    public static IReadOnlyList<string> Of(IConfiguration configuration)
    {
        var connection = $"{StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)}";
        var whole = configuration[connection] is { Length: > 0 }
            ? configuration
            : new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection([new(connection, AnyConnection)]).Build();
        using var services = new ServiceCollection().AddIngest(whole).AddClassify(whole).AddStorage(whole).AddPipelinesOptions(whole).BuildServiceProvider();
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (Exception fault) when (Explain(fault) is { Count: > 0 })
        {
            return Explain(fault);
        }
    }

    /// <summary>The faults that an exception of .NET's options stands for; empty where it is none of those.</summary>
    public static IReadOnlyList<string> Explain(Exception fault) => fault switch
    {
        OptionsValidationException options => [.. options.Failures],
        AggregateException many when many.InnerExceptions.All(e => Explain(e).Count > 0) => [.. many.InnerExceptions.SelectMany(Explain)],
        InvalidOperationException unbound when unbound.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) => [Unbound(unbound.Message)],
        _ => [],
    };

    /// <summary>As .NET says it: Failed to convert configuration value 'x' at 'Ingest:DelayPerHost' to type 'System.TimeSpan'.</summary>
    private static string Unbound(string message)
    {
        var at = message.IndexOf(" at '", StringComparison.Ordinal);
        var setting = at < 0 ? "A setting" : message[(at + 5)..].Split('\'')[0];
        return $"{setting} has a value that it cannot have.";
    }
}
