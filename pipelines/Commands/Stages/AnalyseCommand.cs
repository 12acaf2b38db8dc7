using System.CommandLine;
using Curation.Classify;
using Curation.Domain.Analysis;
using Curation.Domain.Frameworks;
using Curation.Domain.Postings;
using Curation.Ingest.Folding;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Stages;

/// <summary><c>analyse</c>: postings → analysed postings, as the steps fold and analyse of a night make them; <c>propose</c> reads them.</summary>
internal static class AnalyseCommand
{
    public static Command Create()
    {
        var files = StageCommands.InputArgument("Postings, JSON lines");
        var framework = new Option<FileInfo[]>("--framework") { Description = "A framework as JSON, whose roles and skills are looked for; may be given more than once.", Required = true };
        var taxonomy = new Option<DirectoryInfo?>("--taxonomy") { Description = "A taxonomy folder that terms are linked to beside the frameworks; its name is the scheme." };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "When postings without a date of their own were seen; today where it is not given.", HelpName = "DATE" };
        var command = new Command("analyse", "Say which role postings are for and what they ask for. Example: curation parse board.json | curation analyse --framework care.json | curation propose --framework care.json")
        {
            files, framework, taxonomy, asOf,
        };
        command.SetAction(result =>
        {
            using var lines = new JsonLineStreams();
            var catalogue = new Catalogue([.. result.GetValue(framework)!.Select(FrameworkFile.Read)], Taxonomy(result.GetValue(taxonomy)));
            using var kit = ModelKit.Load(ModelKit.Shipped);
            var analyst = PostingAnalyst.Build(catalogue, kit);
            foreach (var note in analyst.Notes)
                Console.Error.WriteLine($"curation: {note}");
            var seen = result.GetValue(asOf) ?? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            var postings = Distinct(lines, result.GetValue(files)!);
            var employers = postings.ToDictionary(p => p.Id.ToString(), p => EmployerKey.Of(p.Employer), StringComparer.Ordinal);
            var clusters = NearDuplicates.Clusters([.. postings.Select(p => (p.Id.ToString(), p.Text))], (one, other) => EmployerKey.MayBeOne(employers[one], employers[other]));
            foreach (var posting in postings)
            {
                var id = posting.Id.ToString();
                lines.Write(new AnalysedPosting(posting, employers[id], PostingId.Parse(clusters[id]), posting.PublishedOn ?? seen, analyst.Analyse(posting)));
            }

            return lines.Code;
        });
        return command;
    }

    private static Taxonomy? Taxonomy(DirectoryInfo? folder) => folder is null ? null : TaxonomyFolder.Read(folder.Name.ToLowerInvariant(), folder);

    private static List<Posting> Distinct(JsonLineStreams lines, FileInfo[] files)
    {
        var postings = new List<Posting>();
        var ids = new HashSet<PostingId>();
        foreach (var posting in lines.Read<Posting>(files))
        {
            if (ids.Add(posting.Id))
                postings.Add(posting);
            else
                lines.Problem($"The posting {posting.Id} comes twice; the later one is left out.");
        }

        return postings;
    }
}
