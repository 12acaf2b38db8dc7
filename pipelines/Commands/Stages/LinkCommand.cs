using System.CommandLine;
using Curation.Classify;
using Curation.Classify.Linking;
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
            using var kit = ModelKit.Load(ModelKit.Shipped);
            var linker = Linker(TaxonomyFolder.Read("taxonomy", result.GetValue(taxonomy)!), kit, DataFolder.At(result.GetValue(SharedOptions.Data)));
            foreach (var line in lines.Read<LinkLine>(result.GetValue(files)!))
                lines.Write(new LinksRecord(line.Id, [.. linker.Link(line.Text, line.Context).Select(l => new LinkRecord(l.Id, l.Label, l.Score))]));
            return lines.Code;
        });
        return command;
    }

    /// <summary>Vectors of labels are kept in the data folder: those of ESCO take ten seconds to make.</summary>
    internal static SkillLinker Linker(Taxonomy taxonomy, ModelKit kit, DataFolder data)
    {
        foreach (var note in kit.Notes)
            Console.Error.WriteLine($"curation: {note}");
        var vectors = kit.Encoder is { } encoder ? LabelVectors.Of(encoder, SkillLinker.Labels(taxonomy), data.Cache) : null;
        return new SkillLinker(taxonomy, kit.Tagger, vectors);
    }
}
