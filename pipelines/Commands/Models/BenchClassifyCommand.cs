using System.CommandLine;
using System.Globalization;
using Curation.Classify;
using Curation.Classify.Evaluation;
using Curation.Classify.Skills;
using Curation.Pipelines.Commands.Stages;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Models;

/// <summary><c>bench classify</c>: how good and how fast the judging of postings is on public labelled data.</summary>
internal static class BenchClassifyCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "A folder with skillspan/data/json/dev.json.", Required = true };
        var json = new Option<bool>("--json") { Description = "A JSON line a tagger instead of tables." };
        var command = new Command("classify", "The taggers on SkillSpan's dev part, and how fast they are. Example: curation bench classify --data ./public") { data, json, BenchRolesCommand.Create() };
        command.SetAction(result =>
        {
            var folder = ModelKit.Shipped;
            var texts = Texts(result.GetValue(data)!);
            using var lines = new JsonLineStreams();
            foreach (var (name, load) in Taggers(folder))
            {
                var speed = TaggerSpeed.Of(load, [.. texts.Select(t => t.Text)]);
                var tagger = load();
                using var unloaded = tagger as IDisposable;
                var figures = TaggerReport.Of(tagger, texts);
                if (result.GetValue(json))
                    lines.Write(new { Tagger = name, tagger.Hash, figures, speed });
                else
                    Say(name, figures, speed);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static IEnumerable<(string Name, Func<ISpanTagger> Load)> Taggers(string folder)
    {
        if (File.Exists(Path.Combine(folder, NeuralTagger.FileName)))
            yield return (NeuralTagger.FileName, () => NeuralTagger.Load(folder));
        yield return (SkillTagger.FileName, () => SkillTagger.Load(Path.Combine(folder, SkillTagger.FileName)));
    }

    private static IReadOnlyList<LabelledText> Texts(DirectoryInfo data)
    {
        var file = Path.Combine(data.FullName, "skillspan", "data", "json", "dev.json");
        return File.Exists(file) ? SkillSpanFile.Read(file) : throw new RefusalException(ExitCode.Failed, $"There is no {file}: unpack SkillSpan there.");
    }

    private static void Say(string name, IReadOnlyList<TaggerFigures> figures, TaggerSpeed speed)
    {
        Console.Out.WriteLine(name);
        Console.Out.Write(FiguresTable.Of(figures));
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            sentences a second: {speed.OneThread:0} on one thread, {speed.TwoThreads:0} on two, {speed.AProcessorSecond:0} a second of processor time, {speed.Again:0} that were judged before
            loaded in {speed.LoadMilliseconds:0} ms; {speed.MemoryMegabytes:0} MB

            """));
    }
}
