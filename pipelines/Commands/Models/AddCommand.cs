using System.CommandLine;
using System.Text.Json;
using Curation.Classify;
using Curation.Classify.Encoders;
using Curation.Classify.Skills;
using Curation.Domain;
using Curation.Domain.Models;
using Curation.Pipelines.Operate;
using Curation.Storage.Models;

namespace Curation.Pipelines.Commands.Models;

/// <summary><c>models add</c>: a file that was trained → a version in the database, measured on the shipped set of its kind.</summary>
internal static class AddCommand
{
    /// <summary>Far above what a model may weigh, and below what a row can hold.</summary>
    private const long MostBytes = 256L << 20;

    private static readonly (ModelKind Kind, string Name)[] Names =
    [
        (ModelKind.Tagger, NeuralTagger.FileName), (ModelKind.Tagger, SkillTagger.FileName), (ModelKind.Linker, TextEncoder.FileName), (ModelKind.Roles, RoleSettings.FileName),
    ];

    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = $"The file, or a folder that holds it: {string.Join(", ", Names.Select(n => n.Name))}. Beside it, where they are there: NAME.md, its card, and NAME.training.json with data_hash and parameters." };
        var kind = new Option<ModelKind?>("--kind") { Description = "tagger, linker or roles; told by the file's name where it is one of those.", HelpName = "KIND" };
        var by = KnownModels.By();
        var command = new Command("add", "Keep a version of a model, after it has shown that it loads, and measure it on the set that ships with the program. It is not in force by that. Example: curation models add ./models --kind tagger") { path, kind, by };
        command.SetAction(async (result, cancellation) =>
        {
            var file = Find(result.GetValue(path)!, result.GetValue(kind));
            var model = Read(file, result.GetValue(kind));
            await using var host = await NightHost.OpenAsync(result, cancellation);
            await KnownModels.RegisterShippedAsync(host, cancellation);
            var (dataHash, parameters) = Training(file);
            var version = new ModelVersion(model.Kind, model.Hash, model.Name, ShippedModels.CardOf(file.DirectoryName!, file.Name), dataHash, parameters);
            var isNew = await host.Get<ModelRegistry>().AddAsync(version, model.Content, result.GetValue(by)!, cancellation);
            await Console.Out.WriteLineAsync(isNew ? $"{KnownModels.Word(version.Kind)} {version.Brief} is kept ({model.Content.Length / 1e6:0.0} MB)." : $"{KnownModels.Word(version.Kind)} {version.Brief} was known already.");
            foreach (var evaluation in await host.Get<ModelMeasuring>().EnsureAsync(version.Kind, cancellation))
                await Console.Out.WriteLineAsync($"{ModelVersion.BriefOf(evaluation.Model)}: {string.Join(", ", evaluation.Measures.Select(m => $"{m.Name} {KnownModels.Figure(m)}"))} on {evaluation.Set.Name}");
            await Console.Out.WriteLineAsync($"Next: './curation models promote {version.Brief}'.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static FileInfo Find(string path, ModelKind? kind)
    {
        if (File.Exists(path))
            return new FileInfo(path);
        if (!Directory.Exists(path))
            throw new RefusalException(ExitCode.Failed, $"There is no {path}. Nothing was added.");
        var found = Names.Where(n => kind is null || n.Kind == kind).Select(n => new FileInfo(Path.Combine(path, n.Name))).Where(f => f.Exists).ToList();
        return found switch
        {
            [var one] => one,
            [] => throw new RefusalException(ExitCode.Failed, $"{path} holds no model{(kind is { } k ? $" of the kind {KnownModels.Word(k)}" : "")}: {string.Join(", ", Names.Select(n => n.Name))}. Nothing was added."),
            _ => throw new RefusalException(ExitCode.Usage, $"{path} holds {string.Join(", ", found.Select(f => f.Name))}: name one of them. Nothing was added."),
        };
    }

    private static ModelFile Read(FileInfo file, ModelKind? kind)
    {
        var known = Names.Where(n => n.Name == file.Name).Select(n => (ModelKind?)n.Kind).FirstOrDefault();
        if ((kind ?? known) is not { } of)
            throw new RefusalException(ExitCode.Usage, $"{file.Name} does not say which model it is: add --kind tagger, linker or roles. Nothing was added.");
        if (file.Length > MostBytes)
            throw new RefusalException(ExitCode.Failed, $"{file.FullName} has {file.Length >> 20} MB, and a model may have {MostBytes >> 20}. Nothing was added.");
        var model = new ModelFile(of, file.Name, File.ReadAllBytes(file.FullName));
        try
        {
            ModelKit.Check(model, ModelKit.Shipped);
        }
        catch (InvalidDataException fault)
        {
            throw new RefusalException(ExitCode.Failed, $"{file.FullName} cannot be used as a {KnownModels.Word(of)} model: {fault.Message.TrimEnd('.')}. Nothing was added.");
        }

        // However it was written, the same settings are the same version.
        return of == ModelKind.Roles ? new ModelFile(of, file.Name, RoleSettings.Read(model.Content).Write()) : model;
    }

    /// <summary>What the training wrote beside the file.</summary>
    private static (string? DataHash, IReadOnlyDictionary<string, JsonElement>? Parameters) Training(FileInfo file)
    {
        var notes = Path.ChangeExtension(file.FullName, ".training.json");
        if (!File.Exists(notes))
            return (null, null);
        try
        {
            var read = JsonSerializer.Deserialize<TrainingRecord>(File.ReadAllBytes(notes), JsonForm.Strict);
            return (read?.DataHash, read?.Parameters);
        }
        catch (JsonException fault)
        {
            throw new RefusalException(ExitCode.Failed, $"{notes}: {JsonForm.Fault(fault)}. Nothing was added.");
        }
    }

    /// <summary>The form of NAME.training.json.</summary>
    private sealed record TrainingRecord(string? DataHash = null, IReadOnlyDictionary<string, JsonElement>? Parameters = null);
}
