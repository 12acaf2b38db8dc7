using System.CommandLine;
using Curation.Classify.Encoders;
using Curation.Classify.Linking;
using Curation.Classify.Skills;
using Curation.Domain.Frameworks;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Stages;

/// <summary><c>link</c>: texts → skills of a taxonomy.</summary>
internal static class LinkCommand
{
    public static Command Create()
    {
        var files = StageCommands.InputArgument("""JSON lines {"id","text","context"}""");
        var taxonomy = new Option<DirectoryInfo>("--taxonomy") { Description = "A folder with skills.csv.", Required = true };
        var command = new Command("link", """Link texts to the skills of a taxonomy. Example: echo '{"id":"1","text":"SQL queries"}' | curation link --taxonomy ./esco""")
        {
            files, taxonomy,
        };
        command.SetAction(result =>
        {
            using var lines = new JsonLineStreams();
            var linker = Linker(TaxonomyFolder.Read("taxonomy", result.GetValue(taxonomy)!), DataFolder.At(result.GetValue(SharedOptions.Data)));
            foreach (var line in lines.Read<LinkLine>(result.GetValue(files)!))
                lines.Write(new LinksRecord(line.Id, [.. linker.Link(line.Text, line.Context).Select(l => new LinkRecord(l.Id, l.Label, l.Score))]));
            return lines.Code;
        });
        return command;
    }

    /// <summary>Vectors of labels are kept in the data folder: those of ESCO take ten seconds to make.</summary>
    private static SkillLinker Linker(Taxonomy taxonomy, DataFolder data)
    {
        var models = Path.Combine(AppContext.BaseDirectory, "Models");
        var tagger = SpanTaggers.TryLoad(models, out var note);
        LabelVectors? vectors = null;
        try
        {
            vectors = LabelVectors.Of(TextEncoder.Load(models), SkillLinker.Labels(taxonomy), data.Cache);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            note = $"{TextEncoder.FileName} cannot be used ({fault.Message}): links are found by letters alone";
        }

        if (note is not null)
            Console.Error.WriteLine($"curation: {note}");
        return new SkillLinker(taxonomy, tagger, vectors);
    }
}
