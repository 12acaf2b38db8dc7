using System.CommandLine;
using System.Globalization;
using Curation.Domain.Models;
using Curation.Pipelines.Commands.Stages;
using Curation.Pipelines.Operate;
using Curation.Storage.Models;
using Curation.Storage.Postings;

namespace Curation.Pipelines.Commands.Models;

/// <summary><c>models list</c>: the versions, which is in force, and their figures.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "A JSON line a version." };
        var command = new Command("list", "The versions of each model, the one in force first, with their leading figures, and the analysts that were made of them. Example: curation models list") { json };
        command.SetAction(async (result, cancellation) =>
        {
            await using var host = await NightHost.OpenAsync(result, cancellation);
            await KnownModels.RegisterShippedAsync(host, cancellation);
            var inForce = await host.Get<ModelChoices>().InForceAsync(cancellation);
            var figures = (await host.Get<ModelRegistry>().EvaluationsAsync(cancellation)).ToLookup(e => (e.Evaluation.Kind, e.Evaluation.Model), e => e.Evaluation);
            var all = (await host.Get<ModelRegistry>().AllAsync(cancellation)).OrderBy(m => m.Version.Kind).ThenByDescending(m => IsInForce(m.Version)).ToList();
            if (result.GetValue(json))
                Write(all);
            else
                await SayAsync(all);
            return ExitCode.Ok;

            bool IsInForce(ModelVersion version) => inForce.GetValueOrDefault(version.Kind)?.Hash == version.Hash;

            void Write(IEnumerable<KeptModel> models)
            {
                using var lines = new JsonLineStreams();
                foreach (var model in models)
                {
                    var choice = IsInForce(model.Version) ? inForce[model.Version.Kind] : null;
                    lines.Write(new ModelRecord(
                        model.Version.Kind, model.Version.Hash, model.Version.Name, choice is not null, choice?.ChosenAt, choice?.ChosenBy, model.RegisteredAt, model.RegisteredBy, model.Version.DataHash,
                        [.. figures[(model.Version.Kind, model.Version.Hash)].Select(e => new ModelFiguresRecord(e.Set, e.Measures))]));
                }
            }

            async Task SayAsync(IEnumerable<KeptModel> models)
            {
                foreach (var model in models)
                {
                    var (version, kind) = (model.Version, model.Version.Kind);
                    var state = IsInForce(version) ? $"in force since {inForce[kind].ChosenAt:yyyy-MM-dd}, {inForce[kind].ChosenBy}" : $"known since {model.RegisteredAt:yyyy-MM-dd}, {model.RegisteredBy}";
                    await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{(IsInForce(version) ? "*" : " ")} {KnownModels.Word(kind),-6}  {version.Brief}  {version.Name,-18}  {state}"));
                    foreach (var evaluation in figures[(kind, version.Hash)])
                    {
                        if (evaluation.Measures.FirstOrDefault(m => m.Leading) is { } leading)
                            await Console.Out.WriteLineAsync($"      {leading.Name} {KnownModels.Figure(leading)} on {evaluation.Set.Name}, {evaluation.Set.Examples} examples");
                    }
                }

                foreach (var analyst in await host.Get<ModelStore>().AllAsync(cancellation))
                    await Console.Out.WriteLineAsync(
                        $"analyst {analyst.Model}: {(analyst.Live ? $"live since {analyst.LiveSince:yyyy-MM-dd}" : $"known since {analyst.RegisteredAt:yyyy-MM-dd}")}; of {string.Join(", ", Enum.GetValues<ModelKind>().Select(k => $"{KnownModels.Word(k)} {(analyst.Parts[k] is { } hash ? ModelVersion.BriefOf(hash) : "none")}"))}");
            }
        });
        return command;
    }
}

/// <summary>A version as <c>models list --json</c> writes it.</summary>
/// <param name="Since">When it was put in force; none where it is not.</param>
internal sealed record ModelRecord(
    ModelKind Kind, string Hash, string Name, bool InForce, DateTimeOffset? Since, string? By, DateTimeOffset RegisteredAt, string RegisteredBy, string? DataHash, IReadOnlyList<ModelFiguresRecord> Evaluations);

internal sealed record ModelFiguresRecord(LabelledSet Set, IReadOnlyList<Measure> Measures);
