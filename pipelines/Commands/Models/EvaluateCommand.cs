using System.CommandLine;
using Curation.Classify;
using Curation.Classify.Evaluation;
using Curation.Classify.Linking;
using Curation.Classify.Skills;
using Curation.Pipelines.Commands.Stages;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Models;

/// <summary><c>models evaluate</c>: how good a model is on texts that people labelled.</summary>
internal static class EvaluateCommand
{
    public static Command Create() => new("evaluate", "Measure a model on labelled data. Example: curation models evaluate tagger dev.json") { Tagger(), Linker(), EvaluateRolesCommand.Create() };

    internal static ISpanTagger Tagger(DirectoryInfo? folder)
    {
        var tagger = SpanTaggers.TryLoad(folder?.FullName ?? ModelKit.Shipped, out var note)
            ?? throw new RefusalException(ExitCode.BrokenInstallation, $"There is no tagger to measure: {note}.");
        if (note is not null)
            Console.Error.WriteLine($"curation: {note}");
        return tagger;
    }

    private static Command Tagger()
    {
        var files = StageCommands.InputArgument("""JSON lines {"id","text","spans":[{"start","end","kind"}]}, or as SkillSpan has them: words and BIO tags; or a .conll file of words and tags""");
        var (folder, json) = (Folder(), Json());
        var command = new Command("tagger", "How well the tagger finds marked spans. Example: curation models evaluate tagger dev.json") { files, folder, json };
        command.SetAction(async (result, cancellation) =>
        {
            using var lines = new JsonLineStreams();
            var texts = LabelledTexts.Read(lines, result.GetValue(files)!);
            var tagger = Tagger(result.GetValue(folder));
            var evaluation = TaggerEvaluation.Of(tagger, Name(result.GetValue(files)!), texts);
            if (result.GetValue(json))
                lines.Write(evaluation);
            else
                Console.Out.Write(FiguresTable.Of(TaggerReport.Of(tagger, texts)));
            await SavedEvaluation.KeepAsync(result, evaluation, cancellation);
            return lines.Code;
        });
        return command;
    }

    private static Command Linker()
    {
        var files = StageCommands.InputArgument("""JSON lines {"id","text","context","links":["id"]}, or a .csv file of the ESCO skill benchmark""");
        var taxonomy = new Option<DirectoryInfo>("--taxonomy") { Description = "A folder with skills.csv.", Required = true };
        var (folder, json) = (Folder(), Json());
        var command = new Command("linker", "How well texts are linked to a taxonomy's skills. Example: curation models evaluate linker linked.jsonl --taxonomy ./esco") { files, taxonomy, folder, json };
        command.SetAction(async (result, cancellation) =>
        {
            using var lines = new JsonLineStreams();
            var terms = TaxonomyFolder.Read("taxonomy", result.GetValue(taxonomy)!);
            var questions = LinkQuestions.Read(lines, result.GetValue(files)!, terms);
            using var kit = ModelKit.Load(result.GetValue(folder)?.FullName ?? ModelKit.Shipped);
            var linker = LinkCommand.Linker(terms, kit, DataFolder.At(result.GetValue(SharedOptions.Data)));
            var report = LinkerReport.Of(linker, kit.Hash, Name(result.GetValue(files)!), questions);
            if (result.GetValue(json))
                lines.Write(report.Evaluation);
            else
                Console.Out.Write(LinkerTable.Of(report));
            if (kit.Encoder is { } encoder)
                await SavedEvaluation.KeepAsync(result, report.Evaluation with { Model = encoder.Hash }, cancellation);
            return lines.Code;
        });
        return command;
    }

    private static Option<DirectoryInfo?> Folder() => new("--models") { Description = "The folder of the models; the shipped ones where none is named." };

    private static Option<bool> Json() => new("--json") { Description = "The whole evaluation as one JSON line (docs/formats.md) instead of a table." };

    private static string Name(FileInfo[] files) => files.Length == 0 ? "standard input" : string.Join(", ", files.Select(f => f.Name));
}
