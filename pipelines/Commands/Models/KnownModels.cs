using System.CommandLine;
using System.Globalization;
using Curation.Classify;
using Curation.Domain.Models;
using Curation.Pipelines.Operate;
using Curation.Storage.Models;

namespace Curation.Pipelines.Commands.Models;

/// <summary>What the commands on versions share: the names that people type, and how a figure reads.</summary>
internal static class KnownModels
{
    public static Option<string> By() => new("--by") { Description = "Who does it; the system user where none is given.", HelpName = "NAME", DefaultValueFactory = _ => Environment.UserName };

    /// <summary>Makes what ships with the program known, so that it can be named.</summary>
    public static Task RegisterShippedAsync(NightHost host, CancellationToken cancellation) =>
        host.Get<ModelRegistry>().RegisterShippedAsync(host.Get<Analysts>().Shipped(), host.Get<TimeProvider>().GetUtcNow(), cancellation);

    /// <exception cref="RefusalException">No version begins so, or several do.</exception>
    public static async Task<ModelVersion> FindAsync(NightHost host, string beginning, CancellationToken cancellation) =>
        (await host.Get<ModelRegistry>().FindAsync(beginning.ToLowerInvariant(), cancellation)) switch
        {
            [var one] => one.Version,
            [] => throw new RefusalException(ExitCode.Failed, $"No version of a model begins with {beginning}: './curation models list' names them."),
            var several => throw new RefusalException(ExitCode.Usage, $"{several.Count} versions begin with {beginning}: {string.Join(", ", several.Select(s => s.Version.Brief))}."),
        };

    public static string Word(ModelKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>As in <c>61.2 (54.0 to 67.9)</c>, in percent.</summary>
    public static string Figure(Measure measure) => string.Create(CultureInfo.InvariantCulture, $"{measure.Value * 100:0.0} ({measure.Low * 100:0.0} to {measure.High * 100:0.0})");

    /// <summary>In points, with its sign.</summary>
    public static string Points(double difference) => string.Create(CultureInfo.InvariantCulture, $"{difference * 100:+0.0;-0.0;0.0}");
}
