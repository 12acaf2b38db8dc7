using System.CommandLine;
using System.Text.Json;
using Curation.Classify;
using Curation.Classify.Evaluation;
using Curation.Classify.Skills;
using Curation.Domain;
using Curation.Pipelines.Commands.Stages;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Models;

/// <summary><c>models evaluate</c>: precision, recall and F1 on texts whose spans people marked.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var files = StageCommands.InputArgument("""JSON lines {"id","text","spans":[{"start","end","kind"}]}, or as SkillSpan has them: words and BIO tags""");
        var folder = new Option<DirectoryInfo?>("--models") { Description = "The folder of the models; the shipped ones where none is named." };
        var json = new Option<bool>("--json") { Description = "A JSON line a kind instead of a table." };
        var tagger = new Command("tagger", "How well the tagger finds marked spans. Example: curation models evaluate tagger dev.json") { files, folder, json };
        tagger.SetAction(result =>
        {
            using var lines = new JsonLineStreams();
            var texts = Texts(lines, result.GetValue(files)!);
            if (texts.Count == 0)
                throw new RefusalException(ExitCode.Failed, "There is no labelled text to measure on.");
            var figures = TaggerReport.Of(Tagger(result.GetValue(folder)), texts);
            if (result.GetValue(json))
                Write(lines, figures);
            else
                Console.Out.Write(FiguresTable.Of(figures));
            return lines.Code;
        });
        return new Command("evaluate", "Measure a model on labelled data. Example: curation models evaluate tagger dev.json") { tagger, EvaluateRolesCommand.Create() };
    }

    internal static ISpanTagger Tagger(DirectoryInfo? folder)
    {
        var tagger = SpanTaggers.TryLoad(folder?.FullName ?? ModelKit.Shipped, out var note)
            ?? throw new RefusalException(ExitCode.BrokenInstallation, $"There is no tagger to measure: {note}.");
        if (note is not null)
            Console.Error.WriteLine($"curation: {note}");
        return tagger;
    }

    private static List<LabelledText> Texts(JsonLineStreams lines, FileInfo[] files)
    {
        var texts = new List<LabelledText>();
        foreach (var line in lines.Read<JsonElement>(files))
        {
            try
            {
                texts.Add(SkillSpanFile.Is(line) ? SkillSpanFile.Read(line, $"{texts.Count + 1}") : line.Deserialize<LabelledText>(JsonForm.Lenient)!.Checked());
            }
            catch (JsonException e)
            {
                lines.Problem($"Labelled text {texts.Count + 1}: {JsonForm.Fault(e)}. The line is left out.");
            }
            catch (Exception e) when (e is InvalidOperationException or InvalidDataException or KeyNotFoundException)
            {
                lines.Problem($"Labelled text {texts.Count + 1}: {e.Message} The line is left out.");
            }
        }

        return texts;
    }

    private static void Write(JsonLineStreams lines, IEnumerable<TaggerFigures> figures)
    {
        foreach (var one in figures)
            lines.Write(one);
    }
}
