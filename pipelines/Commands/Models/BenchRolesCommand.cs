using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Curation.Classify;
using Curation.Classify.Evaluation;
using Curation.Domain;
using Curation.Pipelines.Commands.Stages;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Models;

/// <summary><c>bench classify roles</c>: the role classifier's model on classes that public postings come with, beside peers on the same folds.</summary>
internal static class BenchRolesCommand
{
    private const string PeersScript = "Peers/roles.py";

    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "A folder with ashby_boards and google_jobs.", Required = true };
        var peers = new Option<bool>("--peers") { Description = "A linear SVM and fastText too: needs python3 with scikit-learn, and fasttext." };
        var json = new Option<bool>("--json") { Description = "A JSON line a set and classifier instead of a table." };
        var command = new Command("roles", "Departments of saved boards, held out by company, and Google's categories, held out by title. Example: curation bench classify roles --data ./public --peers")
        {
            data, peers, json,
        };
        command.SetAction(result =>
        {
            using var lines = new JsonLineStreams();
            using var kit = ModelKit.Load(ModelKit.Shipped);
            var folder = result.GetValue(data)!;
            foreach (var (name, rows) in new (string, IReadOnlyList<LabelledTitle>)[]
            {
                ("departments", FunctionSets.Departments(new DirectoryInfo(Path.Combine(folder.FullName, "ashby_boards")))),
                ("google", FunctionSets.Categories(new FileInfo(Path.Combine(folder.FullName, "google_jobs", "job_skills.csv")))),
            })
            {
                var folds = FunctionSets.Folds(rows);
                Score(rows, folds, name, "ours, words and letters", FoldedTitles.Guess(rows, folds, encoder: null));
                if (kit.Encoder is { } encoder)
                    Score(rows, folds, name, "ours, and meaning", FoldedTitles.Guess(rows, folds, encoder));
                if (result.GetValue(peers))
                    Peers(rows, folds, name);
            }

            return lines.Code;

            void Score(IReadOnlyList<LabelledTitle> rows, IReadOnlyList<int> folds, string set, string by, IReadOnlyList<string> guesses)
            {
                var evaluation = RoleReport.OfGuesses(by, set, rows, guesses);
                var perFold = folds.Distinct().Order().Select(f => 100.0 * Enumerable.Range(0, rows.Count).Count(i => folds[i] == f && guesses[i] == rows[i].Label) / folds.Count(x => x == f)).ToList();
                if (result.GetValue(json))
                    lines.Write(new { Set = set, By = by, rows.Count, evaluation.Measures, Folds = perFold.Select(p => Math.Round(p / 100, 4)) });
                else
                    Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"{set,-12} {rows.Count,5}  {by,-40} {string.Join("  ", evaluation.Measures.Select(m => $"{m.Name} {m.Value * 100:0.0} ({m.Low * 100:0.0} to {m.High * 100:0.0})"))}  folds {string.Join(' ', perFold.Select(p => p.ToString("0.0", CultureInfo.InvariantCulture)))}"));
            }

            void Peers(IReadOnlyList<LabelledTitle> rows, IReadOnlyList<int> folds, string set)
            {
                foreach (var peer in RunPeers(rows, folds))
                {
                    if (peer.Labels is { } labels)
                        Score(rows, folds, set, peer.Name, labels);
                    else
                        lines.Problem($"{peer.Name} could not be run: {peer.Fault}.");
                }
            }
        });
        return command;
    }

    private static List<PeerLine> RunPeers(IReadOnlyList<LabelledTitle> rows, IReadOnlyList<int> folds)
    {
        var folder = Directory.CreateTempSubdirectory("curation-peers-");
        try
        {
            var table = Path.Combine(folder.FullName, "rows.tsv");
            var script = Path.Combine(folder.FullName, "roles.py");
            File.WriteAllLines(table, rows.Select((r, i) => string.Join('\t', folds[i], r.Label, OneLine(r.Title), OneLine(r.Text))));
            using (var source = typeof(BenchRolesCommand).Assembly.GetManifestResourceStream(PeersScript)!)
            using (var file = File.Create(script))
                source.CopyTo(file);
            using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, table]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new RefusalException(ExitCode.Failed, $"The peers' script ended with {process.ExitCode}; what it said stands above.");
            return [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<PeerLine>(line, CurationJson.Line)!)];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new RefusalException(ExitCode.Failed, "The peers need /usr/bin/python3, with scikit-learn, and fasttext.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private sealed record PeerLine(string Name, IReadOnlyList<string>? Labels = null, string? Fault = null, double Seconds = 0);
}
