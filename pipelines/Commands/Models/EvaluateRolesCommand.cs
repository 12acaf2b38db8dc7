using System.CommandLine;
using Curation.Classify;
using Curation.Classify.Evaluation;
using Curation.Classify.Roles;
using Curation.Domain;
using Curation.Domain.Models;
using Curation.Pipelines.Commands.Stages;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Models;

/// <summary><c>models evaluate roles</c>: how well the role of a posting is told, of a framework's profiles or of a taxonomy's occupations.</summary>
internal static class EvaluateRolesCommand
{
    public static Command Create()
    {
        var files = StageCommands.InputArgument("""JSON lines {"id","title","text","role"}, or with --boards {"board","posting_id","role"}; "occupation" stands for "role" too""");
        var framework = new Option<FileInfo[]>("--framework") { Description = "A framework as JSON; may be given more than once." };
        var taxonomy = new Option<DirectoryInfo?>("--taxonomy") { Description = "A folder with occupations.csv instead." };
        var boards = new Option<DirectoryInfo?>("--boards") { Description = "A folder of saved Ashby boards that the texts are taken from." };
        var part = new Option<string?>("--part") { Description = "Only the lines whose \"part\" is this.", HelpName = "NAME" };
        var folder = new Option<DirectoryInfo?>("--models") { Description = "The folder of the models; the shipped ones where none is named." };
        var json = new Option<bool>("--json") { Description = "One JSON document, example by example, instead of tables." };
        var command = new Command("roles", "How well roles are told. Example: curation models evaluate roles labels.jsonl --framework care.json --boards ./ashby_boards")
        {
            files, framework, taxonomy, boards, part, folder, json, SavedEvaluation.Save,
        };
        command.SetAction(async (result, cancellation) =>
        {
            using var lines = new JsonLineStreams();
            var texts = result.GetValue(boards) is { } from ? new BoardTexts(from) : null;
            var wanted = result.GetValue(part);
            var labelled = lines.Read<RoleLabelLine>(result.GetValue(files)!).Where(l => wanted is null || l.Part == wanted)
                .Select(line => line.With(texts) ?? Left(lines, line)).OfType<LabelledRole>().ToList();
            if (labelled.Count == 0)
                throw new RefusalException(ExitCode.Failed, "There is no labelled posting to measure on: each line needs a title, or --boards where its board and posting are saved.");
            using var kit = ModelKit.Load(result.GetValue(folder)?.FullName ?? ModelKit.Shipped);
            foreach (var note in kit.Notes)
                Console.Error.WriteLine($"curation: {note}");
            var evaluation = Evaluate(result.GetValue(framework) ?? [], result.GetValue(taxonomy), DataFolder.At(result.GetValue(SharedOptions.Data)), kit, wanted ?? "labels", labelled);
            if (result.GetValue(json))
                lines.Write(evaluation);
            else
                await Console.Out.WriteAsync(EvaluationTable.Of(evaluation));
            await SavedEvaluation.KeepAsync(result, evaluation, cancellation);
            return lines.Code;
        });
        return command;
    }

    private static ModelEvaluation Evaluate(FileInfo[] frameworks, DirectoryInfo? taxonomy, DataFolder data, ModelKit kit, string set, IReadOnlyList<LabelledRole> labelled)
    {
        if (frameworks.Length > 0)
        {
            var catalogue = new Catalogue([.. frameworks.Select(FrameworkFile.Read)]);
            var settings = kit.Roles ?? new RoleSettings();
            var classifier = RoleClassifier.Build(catalogue, settings.Floor);
            var evaluation = RoleReport.Of(settings.Hash, set, labelled, classifier.Answer);
            return evaluation with { Set = evaluation.Set with { Hash = NaturalKey.Hash($"{evaluation.Set.Hash}\n{catalogue.Hash()}") } };
        }

        if (taxonomy is null)
            throw new RefusalException(ExitCode.Usage, "models evaluate roles needs --framework FILE or --taxonomy DIR: what the roles are drawn from.");
        var ranker = new OccupationRanker(TaxonomyFolder.Read("taxonomy", taxonomy), kit.Encoder, data.Cache);
        return RoleReport.Of(ranker.Hash, set, labelled, l =>
        {
            var match = ranker.Rank(l.Title, l.Text);
            return new RoleAnswer(match.Role, match.Score, match.Abstained, [.. match.Alternatives.Select(a => a.Id)]);
        });
    }

    private static LabelledRole? Left(JsonLineStreams lines, RoleLabelLine line)
    {
        lines.Problem($"{line.Board ?? line.Id ?? "A label"}{(line.PostingId is { } id ? $", posting {id}" : "")}: its title is not known. The line is left out.");
        return null;
    }

    /// <param name="Role">As <c>FRAMEWORK/CODE</c>, or <c>none</c>.</param>
    private sealed record RoleLabelLine(string? Id = null, string? Title = null, string? Text = null, string? Board = null, string? PostingId = null, string? Role = null, string? Occupation = null, string? Part = null)
    {
        public LabelledRole? With(BoardTexts? boards)
        {
            var label = Role ?? Occupation;
            var role = label is null or RoleAnswer.None ? null : label;
            if (Title is not null && Text is not null)
                return new LabelledRole(Id ?? Title, Title, Text, role);
            return Board is not null && PostingId is not null && boards?.Of(Board, PostingId) is { } posting
                ? new LabelledRole($"{Board}/{PostingId}", posting.Title, posting.Text, role)
                : Title is not null && boards is null ? new LabelledRole(Id ?? Title, Title, "", role) : null;
        }
    }
}
