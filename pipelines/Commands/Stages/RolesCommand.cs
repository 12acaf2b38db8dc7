using System.CommandLine;
using Curation.Classify;
using Curation.Classify.Roles;
using Curation.Ingest.Languages;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Stages;

/// <summary><c>roles</c>: titles and texts → job profiles of a framework, or occupations of a taxonomy.</summary>
internal static class RolesCommand
{
    public static Command Create()
    {
        var files = StageCommands.InputArgument("""JSON lines {"id","title","text"}""");
        var taxonomy = new Option<DirectoryInfo?>("--taxonomy") { Description = "A folder with occupations.csv." };
        var framework = new Option<FileInfo[]>("--framework") { Description = "A framework as JSON; may be given more than once." };
        var command = new Command("roles", """Say which role postings are for. Example: echo '{"id":"1","title":"Account Executive"}' | curation roles --framework care.json""")
        {
            files, taxonomy, framework,
        };
        command.SetAction(result =>
        {
            using var lines = new JsonLineStreams();
            var judge = Judge(result.GetValue(taxonomy), result.GetValue(framework) ?? [], DataFolder.At(result.GetValue(SharedOptions.Data)));
            foreach (var line in lines.Read<RoleLine>(result.GetValue(files)!))
                lines.Write(LanguageGuess.Of(line.Text ?? "") is { } language and not "en" ? NotJudged(line, language) : judge(line));
            return lines.Code;
        });
        return command;
    }

    private static Func<RoleLine, RoleRecord> Judge(DirectoryInfo? taxonomy, FileInfo[] frameworks, DataFolder data)
    {
        if (frameworks.Length > 0)
        {
            var classifier = RoleClassifier.Build(new Catalogue([.. frameworks.Select(FrameworkFile.Read)]));
            return line => Of(line, classifier);
        }

        if (taxonomy is null)
            throw new RefusalException(ExitCode.Usage, "roles needs --taxonomy DIR or --framework FILE: what the roles are to be drawn from.");
        var kit = ModelKit.Load(ModelKit.Shipped);
        foreach (var note in kit.Notes)
            Console.Error.WriteLine($"curation: {note}");
        var ranker = new OccupationRanker(TaxonomyFolder.Read("taxonomy", taxonomy), kit.Encoder, data.Cache);
        return line => Of(line, ranker);
    }

    /// <summary>Profiles, alternate titles and the list of other occupations are English: of another language nothing was learned.</summary>
    private static RoleRecord NotJudged(RoleLine line, string language) =>
        new(line.Id, Role: null, Score: 0, Abstained: true, [], NotJudgedBecause: $"language: {language}");

    private static RoleRecord Of(RoleLine line, RoleClassifier classifier) => classifier.Classify(line.Title, line.Text ?? "") is { } match
        ? new RoleRecord(line.Id, match.Profile.ToString(), match.Score, match.Abstained, [.. match.Alternatives.Select(a => new RoleAlternativeRecord(a.Profile.ToString(), a.Score))], match.Because)
        : new RoleRecord(line.Id, Role: null, Score: 0, Abstained: true, []);

    private static RoleRecord Of(RoleLine line, OccupationRanker ranker)
    {
        var match = ranker.Rank(line.Title, line.Text ?? "");
        return new RoleRecord(line.Id, match.Role, match.Score, match.Abstained, [.. match.Alternatives.Select(a => new RoleAlternativeRecord(a.Id, a.Score))]);
    }
}
