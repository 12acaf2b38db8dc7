using System.CommandLine;
using Curation.Domain.Models;
using Curation.Pipelines.Operate;
using Curation.Storage.Models;

namespace Curation.Pipelines.Commands.Models;

/// <summary>The option <c>--save</c> of <c>models evaluate</c>.</summary>
internal static class SavedEvaluation
{
    public static Option<bool> Save { get; } = new("--save")
    {
        Description = "Keep the figures, so that 'models compare', 'models promote' and the screen Models know them.",
    };

    /// <summary>Keeps an evaluation where <c>--save</c> was given.</summary>
    /// <exception cref="RefusalException">The version that was measured is not known here.</exception>
    public static async Task KeepAsync(ParseResult result, ModelEvaluation evaluation, CancellationToken cancellation)
    {
        if (!result.GetValue(Save))
            return;
        await using var host = await NightHost.OpenAsync(result, cancellation);
        await KnownModels.RegisterShippedAsync(host, cancellation);
        if (!await host.Get<ModelRegistry>().SaveEvaluationAsync(evaluation, cancellation))
            throw new RefusalException(ExitCode.Failed, $"The {KnownModels.Word(evaluation.Kind)} model {ModelVersion.BriefOf(evaluation.Model)} is not known here: './curation models add' keeps it. Its figures were not saved.");
    }
}
