using System.CommandLine;
using Curation.Ingest.Folding;

namespace Curation.Pipelines.Commands.Stages;

/// <summary><c>dedupe</c>: texts → clusters of those that are one posting over again.</summary>
internal static class DedupeCommand
{
    public static Command Create()
    {
        var files = StageCommands.InputArgument("""JSON lines {"id","text"}""");
        var command = new Command("dedupe", "Fold postings that are one over again. Example: curation dedupe postings.jsonl")
        {
            files,
        };
        command.SetAction(result =>
        {
            using var lines = new JsonLineStreams();
            var texts = lines.Read<TextLine>(result.GetValue(files)!).ToList();
            var clusters = NearDuplicates.Clusters([.. texts.Select(t => (t.Id, t.Text))]);
            foreach (var text in texts)
                lines.Write(new ClusterRecord(text.Id, clusters[text.Id]));
            return lines.Code;
        });
        return command;
    }
}
