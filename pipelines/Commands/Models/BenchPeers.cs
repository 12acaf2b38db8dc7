using System.Diagnostics;
using System.Globalization;
using Curation.Classify.Evaluation;
using Curation.Domain.Frameworks;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Models;

/// <summary>
/// Peers of the taggers, trained on SkillSpan's training part and measured on the same sentences by the same rubric: CRFsuite (Okazaki 2007)
/// with words, shapes, endings and a window of three, and OpenNLP's name finder as it comes. A program that is not on the PATH is left out, and that is said.
/// </summary>
internal static class BenchPeers
{
    public static IEnumerable<(string Name, IReadOnlyList<TaggerFigures> Figures, double Seconds)> Of(string train, IReadOnlyList<LabelledText> texts)
    {
        var learned = SkillSpanFile.Read(train);
        var folder = Directory.CreateTempSubdirectory("curation-peers-");
        try
        {
            if (Has("crfsuite"))
                yield return Run("CRFsuite", (kind, at) => PeerCrf.Spans(learned, texts, kind, at));
            if (Has("opennlp"))
                yield return Run("OpenNLP", (kind, at) => PeerOpenNlp.Spans(learned, texts, kind, at));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        (string, IReadOnlyList<TaggerFigures>, double) Run(string name, Func<SkillKind, string, List<List<LabelledSpan>>> of)
        {
            var watch = Stopwatch.StartNew();
            var (skill, knowledge) = (of(SkillKind.Skill, folder.FullName), of(SkillKind.Knowledge, folder.FullName));
            return (name, TaggerReport.Of(texts, [.. skill.Zip(knowledge, (s, k) => s.Concat(k).ToList())]), watch.Elapsed.TotalSeconds);
        }
    }

    private static bool Has(string program)
    {
        var there = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
        if (!there)
            Console.Error.WriteLine($"curation: no {program} on the PATH: it is left out");
        return there;
    }

    /// <returns>What it wrote of each text, in their order.</returns>
    /// <exception cref="RefusalException">It failed, or wrote of fewer texts than it was given.</exception>
    public static string[] Answers(string program, IReadOnlyList<string> arguments, string separator, int texts, string? input = null)
    {
        var output = Start(program, arguments, input);
        var answers = (output.EndsWith(separator, StringComparison.Ordinal) ? output[..^separator.Length] : output).Split(separator);
        return answers.Length >= texts ? answers : throw new RefusalException(ExitCode.Failed, string.Create(CultureInfo.InvariantCulture, $"{program} answered of {answers.Length} sentences where {texts} were given."));
    }

    /// <returns>What it wrote to standard output.</returns>
    /// <exception cref="RefusalException">It failed.</exception>
    public static string Start(string program, IReadOnlyList<string> arguments, string? input = null)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEndAsync();
        if (input is not null)
            process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.GetAwaiter().GetResult() : throw new RefusalException(ExitCode.Failed, string.Create(CultureInfo.InvariantCulture, $"{program} ended with {process.ExitCode}."));
    }
}
