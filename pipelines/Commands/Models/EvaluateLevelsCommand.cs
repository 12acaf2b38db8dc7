using System.CommandLine;
using System.Globalization;
using System.Text;
using Curation.Classify.Evaluation;
using Curation.Pipelines.Commands.Stages;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Models;

/// <summary><c>models evaluate levels</c>: how well the wording is read that says how well and how urgently a skill is asked for.</summary>
internal static class EvaluateLevelsCommand
{
    public static Command Create()
    {
        var files = StageCommands.InputArgument("""JSON lines {"id","text","start","end","level","priority"}; level 1 to 4, priority 1 to 3, null where the text says nothing""");
        var misses = new Option<bool>("--misses") { Description = "What is read otherwise than labelled, too." };
        var json = new Option<bool>("--json") { Description = "A JSON line for levels and one for priorities instead of tables." };
        var command = new Command("levels", "How well levels and priorities are read off the wording. Example: curation models evaluate levels labelled.jsonl") { files, misses, json };
        command.SetAction(result =>
        {
            using var lines = new JsonLineStreams();
            var texts = Texts(lines, result.GetValue(files)!);
            if (texts.Count == 0)
                throw new RefusalException(ExitCode.Failed, "There is no labelled text to measure on.");
            foreach (var figures in LevelReport.Of(texts))
            {
                if (result.GetValue(json))
                    lines.Write(figures);
                else
                    Console.Out.Write(TableOf(figures, result.GetValue(misses)));
            }

            return lines.Code;
        });
        return command;
    }

    private static List<LabelledLevel> Texts(JsonLineStreams lines, FileInfo[] files)
    {
        var texts = new List<LabelledLevel>();
        foreach (var text in lines.Read<LabelledLevel>(files))
        {
            try
            {
                texts.Add(text.Checked());
            }
            catch (InvalidDataException e)
            {
                lines.Problem($"Labelled text {text.Id}: {e.Message} The line is left out.");
            }
        }

        return texts;
    }

    private static string TableOf(CueFigures figures, bool misses)
    {
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"{figures.Of}: {figures.Right} of {figures.Examples} as labelled ({figures.Accuracy * 100:0.0} %), kappa {figures.Kappa:0.00}; ");
        table.Append(CultureInfo.InvariantCulture, $"of the values given {figures.Precision * 100:0.0} % right, of the values said {figures.Recall * 100:0.0} % found\n");
        table.Append("label \\ read  none").Append(string.Concat(Enumerable.Range(1, figures.Table.Count - 1).Select(v => $"{v,5}"))).Append('\n');
        foreach (var (row, label) in figures.Table.Select((row, label) => (row, label)))
            table.Append($"{(label == 0 ? "none" : label.ToString(CultureInfo.InvariantCulture)),-12}").Append(string.Concat(row.Select(n => $"{n,5}"))).Append('\n');
        if (misses)
            table.AppendJoin('\n', figures.Misses).Append('\n');
        return table.ToString();
    }
}
