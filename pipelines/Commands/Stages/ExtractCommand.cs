using System.CommandLine;
using Curation.Classify;
using Curation.Classify.Skills;
using Curation.Pipelines.Operate;
using Curation.Pipelines.Sample;

namespace Curation.Pipelines.Commands.Stages;

/// <summary><c>extract</c>: texts → spans of skills and knowledge.</summary>
internal static class ExtractCommand
{
    public static Command Create()
    {
        var files = StageCommands.InputArgument("""JSON lines {"id","text"}""");
        var framework = new Option<FileInfo?>("--framework") { Description = "The framework whose terms are looked for beside the tagger's; the sample frameworks where none is given." };
        var command = new Command("extract", """Mark the skills and the knowledge that texts ask for. Example: echo '{"id":"1","text":"You know C#."}' | curation extract""")
        {
            files, framework,
        };
        command.SetAction(result =>
        {
            using var lines = new JsonLineStreams();
            var extractor = Extractor(result.GetValue(framework));
            foreach (var line in lines.Read<TextLine>(result.GetValue(files)!))
            {
                var spans = extractor.Extract(line.Text)
                    .Select(s => new SpanRecord(s.Start, s.End, line.Text[s.Start..s.End], s.Kind, s.Score));
                lines.Write(new SpansRecord(line.Id, [.. spans]));
            }

            return lines.Code;
        });
        return command;
    }

    private static SkillExtractor Extractor(FileInfo? framework)
    {
        var frameworks = framework is null ? SampleFrameworks.Names.Select(SampleFrameworks.Load) : [FrameworkFile.Read(framework)];
        var tagger = SpanTaggers.TryLoad(ModelKit.Shipped, out var note);
        if (note is not null)
            Console.Error.WriteLine($"curation: {note}");
        return new SkillExtractor(SkillLexicon.Build(new Catalogue([.. frameworks])), tagger);
    }
}
