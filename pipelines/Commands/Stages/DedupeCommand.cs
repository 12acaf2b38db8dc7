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
            var texts = new List<TextLine>();
            var ids = new HashSet<string>(StringComparer.Ordinal);
            foreach (var line in lines.Read<TextLine>(result.GetValue(files)!))
            {
                if (ids.Add(line.Id))
                    texts.Add(line);
                else
                    lines.Problem($"The id {line.Id} comes twice; the later line is left out.");
            }

            var clusters = NearDuplicates.Clusters([.. texts.Select(t => (t.Id, t.Text))]);
            foreach (var text in texts)
                lines.Write(new ClusterRecord(text.Id, clusters[text.Id]));
            return lines.Code;
        });
        return command;
    }
}
