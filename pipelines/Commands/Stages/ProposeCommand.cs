using System.CommandLine;
using Curation.Classify.Proposals;
using Curation.Domain.Analysis;
using Curation.Domain.Proposals;

namespace Curation.Pipelines.Commands.Stages;

/// <summary><c>propose</c>: analysed postings and a framework → proposals.</summary>
internal static class ProposeCommand
{
    public static Command Create()
    {
        var files = StageCommands.InputArgument("Analysed postings, JSON lines");
        var framework = new Option<FileInfo>("--framework") { Description = "The framework to compare with, as JSON.", Required = true };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "The date whose windows are compared; the newest posting's where it is not given." };
        var command = new Command("propose", "Compare what postings ask for with a framework. Example: curation propose --framework care.json analysed.jsonl")
        {
            files, framework, asOf,
        };
        command.SetAction(result =>
        {
            using var lines = new JsonLineStreams();
            var draft = FrameworkFile.Read(result.GetValue(framework)!);
            var postings = lines.Read<AnalysedPosting>(result.GetValue(files)!).ToList();
            if (postings.Count == 0)
                return lines.Code;
            var date = result.GetValue(asOf) ?? postings.Max(p => p.ObservedOn);
            foreach (var proposal in ProposalBuilder.Propose(draft, version: 0, postings, date, new ProposalOptions()))
                lines.Write(ProposalDocument.Of(proposal));
            return lines.Code;
        });
        return command;
    }
}
