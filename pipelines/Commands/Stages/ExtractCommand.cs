using System.CommandLine;
using Curation.Classify;

namespace Curation.Pipelines.Commands.Stages;

/// <summary><c>extract</c>: texts → spans of skills and knowledge.</summary>
internal static class ExtractCommand
{
    public static Command Create()
    {
        var files = StageCommands.InputArgument("""JSON lines {"id","text"}""");
        var command = new Command("extract", """Mark the skills and the knowledge that texts ask for. Example: echo '{"id":"1","text":"You know C#."}' | curation extract""")
        {
            files,
        };
        command.SetAction(result =>
        {
            using var lines = new JsonLineStreams();
            var extractor = Extractors.OfShippedModels();
            foreach (var line in lines.Read<TextLine>(result.GetValue(files)!))
            {
                var spans = extractor.Extract(line.Text)
                    .Select(s => new SpanRecord(s.Start, s.End, line.Text[s.Start..s.End], s.Kind, s.Score));
                lines.Write(new SpansRecord(line.Id, [.. spans]));
            }

            return lines.ExitCode;
        });
        return command;
    }
}
