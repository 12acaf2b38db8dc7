using System.CommandLine;
using System.Globalization;
using Curation.Classify;
using Curation.Classify.Evaluation;
using Curation.Classify.Skills;
using Curation.Domain.Postings;
using Curation.Pipelines.Commands.Stages;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Models;

/// <summary><c>bench classify</c>: how good and how fast the judging of postings is on public labelled data.</summary>
internal static class BenchClassifyCommand
{
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "A folder with skillspan/data/json/dev.json.", Required = true };
        var json = new Option<bool>("--json") { Description = "JSON lines instead of tables: one a tagger, a peer, and the postings." };
        var peers = new Option<bool>("--peers") { Description = "CRFsuite and OpenNLP beside them, where the programs crfsuite and opennlp are on the PATH: trained on SkillSpan's train part, minutes." };
        var still = new Option<bool>("--no-speed") { Description = "Only how good the taggers are, not how fast." };
        var postings = new Option<FileInfo[]>("--postings") { Description = "Postings, JSON lines, to judge whole against the sample frameworks: speed, memory, a second night, where the time goes." };
        var command = new Command("classify", "The taggers on SkillSpan's dev part, and how fast they are. Example: curation bench classify --data ./public") { data, json, still, peers, postings, BenchRolesCommand.Create() };
        command.SetAction(result =>
        {
            var folder = ModelKit.Shipped;
            var texts = Texts(result.GetValue(data)!);
            using var lines = new JsonLineStreams();
            foreach (var (name, load) in Taggers(folder))
            {
                var speed = result.GetValue(still) ? null : TaggerSpeed.Of(load, [.. texts.Select(t => t.Text)]);
                var tagger = load();
                using var unloaded = tagger as IDisposable;
                var figures = TaggerReport.Of(tagger, texts);
                if (result.GetValue(json))
                    lines.Write(new { Tagger = name, tagger.Hash, figures, speed });
                else
                    Say(name, figures, speed);
            }

            if (result.GetValue(peers))
                Peers(lines, result.GetValue(data)!, texts, result.GetValue(json));
            if (result.GetValue(postings) is { Length: > 0 } files)
                Postings(lines, files, result.GetValue(json));
            return lines.Code;
        });
        return command;
    }

    private static void Peers(JsonLineStreams lines, DirectoryInfo data, IReadOnlyList<LabelledText> texts, bool json)
    {
        foreach (var (name, figures, seconds) in BenchPeers.Of(FileOf(data, "train.json"), texts))
        {
            if (json)
                lines.Write(new { Peer = name, figures, TrainSeconds = seconds });
            else
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} (trained in {seconds:0} s)\n{FiguresTable.Of(figures)}"));
        }
    }

    private static void Postings(JsonLineStreams lines, FileInfo[] files, bool json)
    {
        var postings = lines.Read<Posting>(files).DistinctBy(p => p.Id).ToList();
        if (postings.Count == 0)
            throw new RefusalException(ExitCode.Failed, "There is no posting to measure on.");
        var speed = BenchPostings.Measure(postings);
        if (json)
            lines.Write(speed);
        else
            BenchPostings.Say(speed);
    }

    private static IEnumerable<(string Name, Func<ISpanTagger> Load)> Taggers(string folder)
    {
        if (File.Exists(Path.Combine(folder, NeuralTagger.FileName)))
            yield return (NeuralTagger.FileName, () => NeuralTagger.Load(folder));
        yield return (SkillTagger.FileName, () => SkillTagger.Load(Path.Combine(folder, SkillTagger.FileName)));
    }

    private static IReadOnlyList<LabelledText> Texts(DirectoryInfo data) => SkillSpanFile.Read(FileOf(data, "dev.json"));

    private static string FileOf(DirectoryInfo data, string name)
    {
        var file = Path.Combine(data.FullName, "skillspan", "data", "json", name);
        return File.Exists(file) ? file : throw new RefusalException(ExitCode.Failed, $"There is no {file}: unpack SkillSpan there.");
    }

    private static void Say(string name, IReadOnlyList<TaggerFigures> figures, TaggerSpeed? speed)
    {
        Console.Out.WriteLine(name);
        Console.Out.Write(FiguresTable.Of(figures));
        if (speed is null)
            return;
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            sentences a second: {speed.OneThread:0} on one thread, {speed.TwoThreads:0} on two, {speed.AProcessorSecond:0} a second of processor time, {speed.Again:0} that were judged before
            loaded in {speed.LoadMilliseconds:0} ms; {speed.MemoryMegabytes:0} MB

            """));
    }
}
