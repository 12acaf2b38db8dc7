using Curation.Classify;
using Curation.Domain.Models;
using Curation.Storage.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Curation.Pipelines.Commands.Models;

/// <summary>Measures versions on the labelled set that ships with the program, once each, so that any two of a kind compare.</summary>
internal sealed class ModelMeasuring(ModelRegistry registry, Analysts analysts, IOptions<ClassifyOptions> options, ILogger<ModelMeasuring> log)
{
    /// <summary>Measures what was not measured yet; versions whose file is not to be had are passed over.</summary>
    /// <param name="kind">One kind only, or none for all.</param>
    /// <returns>What was measured now.</returns>
    public async Task<IReadOnlyList<ModelEvaluation>> EnsureAsync(ModelKind? kind, CancellationToken cancellation)
    {
        var shipped = analysts.Shipped();
        var measured = (await registry.EvaluationsAsync(cancellation)).Select(e => (e.Evaluation.Kind, e.Evaluation.Model, e.Evaluation.Set.Name)).ToHashSet();
        var done = new List<ModelEvaluation>();
        foreach (var version in (await registry.AllAsync(cancellation)).Select(m => m.Version).Where(v => kind is null || v.Kind == kind))
        {
            cancellation.ThrowIfCancellationRequested();
            if (measured.Contains((version.Kind, version.Hash, ShippedSets.NameOf(version.Kind))) || await FileAsync(version, shipped, cancellation) is not { } file)
                continue;
            using var kit = ModelKit.Load(options.Value.Folder, file);
            if (Hash(kit, version.Kind) is { } loaded && loaded != version.Hash)
            {
                log.ModelCannotBeUsed(version.Name, version.Brief);
                continue;
            }

            var evaluation = ShippedSets.Measure(version.Kind, kit, version.Hash, options.Value.RoleFloor);
            if (await registry.SaveEvaluationAsync(evaluation, cancellation))
                done.Add(evaluation);
        }

        return done;
    }

    private static string? Hash(ModelKit kit, ModelKind kind) => kind switch
    {
        ModelKind.Tagger => kit.Tagger?.Hash ?? "",
        ModelKind.Linker => kit.Encoder?.Hash ?? "",
        _ => null,
    };

    private async Task<ModelFile?> FileAsync(ModelVersion version, IReadOnlyList<ModelVersion> shipped, CancellationToken cancellation)
    {
        if (await registry.ContentAsync(version.Kind, version.Hash, cancellation) is { } content)
            return new ModelFile(version.Kind, version.Name, content);
        if (!shipped.Any(s => s.Kind == version.Kind && s.Hash == version.Hash))
            return null;
        return version.Kind == ModelKind.Roles
            ? new ModelFile(version.Kind, version.Name, new RoleSettings(options.Value.RoleFloor).Write())
            : ShippedModels.File(options.Value.Folder, version.Kind, version.Name);
    }
}
