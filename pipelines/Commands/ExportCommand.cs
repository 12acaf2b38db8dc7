using System.CommandLine;
using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Pipelines.Commands.Stages;
using Curation.Pipelines.Operate;
using Curation.Storage.Auditing;
using Curation.Storage.Exchange;
using Curation.Storage.Frameworks;
using Curation.Storage.Pages;
using Curation.Storage.Postings;
using Curation.Storage.Proposals;

namespace Curation.Pipelines.Commands;

/// <summary><c>export proposals|framework|analyses|problems|audit</c>: the documented forms, on standard output.</summary>
public static class ExportCommand
{
    public static Command Create() => new("export", "Write what is kept in its documented form. Example: curation export proposals > proposals.jsonl")
    {
        Proposals(),
        Framework(),
        Analyses(),
        Problems(),
        AuditLog(),
    };

    private static Command Proposals()
    {
        var framework = new Option<string?>("--framework") { Description = "One framework's only.", HelpName = "CODE" };
        var command = new Command("proposals", "The open proposals, JSON lines, greatest rank first. Example: curation export proposals > proposals.jsonl") { framework };
        command.SetAction(async (result, cancellation) =>
        {
            await using var host = await NightHost.OpenAsync(result, cancellation);
            using var lines = new JsonLineStreams();
            foreach (var kept in await host.Get<ProposalStore>().OpenAsync(Code(result.GetValue(framework)), cancellation))
                lines.Write(ProposalDocument.Of(kept.Proposal));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Framework()
    {
        var code = new Argument<string>("code") { Description = "The framework's code." };
        var version = new Option<int?>("--version") { Description = "A version's number; the latest where none is given.", HelpName = "N" };
        var format = new Option<string>("--format") { Description = "json or csv.", HelpName = "FORMAT", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json", "csv");
        var command = new Command("framework", "A published version, as it is imported. Example: curation export framework CARE --format csv > care.csv") { code, version, format };
        command.SetAction(async (result, cancellation) =>
        {
            await using var host = await NightHost.OpenAsync(result, cancellation);
            var frameworks = host.Get<FrameworkStore>();
            var named = Code(result.GetValue(code))!.Value;
            var published = result.GetValue(version) is { } number
                ? await frameworks.GetAsync(named, number, cancellation)
                : await frameworks.LatestAsync(named, asOf: null, cancellation);
            if (published is null)
                throw new RefusalException(ExitCode.Failed, $"There is no such version of {named}.");
            await Console.Out.WriteAsync(
                result.GetValue(format) == "csv" ? FrameworkCsv.Write(published.Content) : FrameworkJson.Write(published.Content));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Analyses()
    {
        var from = new Option<DateOnly?>("--from") { Description = "The first date of observation.", HelpName = "DATE" };
        var to = new Option<DateOnly?>("--to") { Description = "The last date of observation.", HelpName = "DATE" };
        var model = new Option<string?>("--model") { Description = "A version of the analyst, as 'models list' names it; the live one where none is named. What it said of postings that changed since is left out.", HelpName = "MODEL" };
        var command = new Command("analyses", "Analysed postings of the live model, JSON lines, as 'propose' reads them. Example: curation export analyses | curation propose --framework care.json") { from, to, model };
        command.SetAction(async (result, cancellation) =>
        {
            await using var host = await NightHost.OpenAsync(result, cancellation);
            using var lines = new JsonLineStreams();
            var counted = result.GetValue(model) is { } named
                ? (await host.Get<ModelStore>().AllAsync(cancellation)).FirstOrDefault(m => m.Model == named)?.Model ?? throw new RefusalException(ExitCode.Failed, $"No analysis here was made by the model {named}: an analysis names its own.")
                : (await host.Get<ModelStore>().LiveAsync(cancellation))?.Model ?? throw new RefusalException(ExitCode.Failed, "No model is live yet: './curation run nightly' analyses what was imported.");
            var window = await host.Get<PostingStore>().WindowAsync(
                counted, result.GetValue(from) ?? new DateOnly(1970, 1, 1), result.GetValue(to) ?? new DateOnly(9999, 12, 31), cancellation);
            foreach (var posting in window)
                lines.Write(posting);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command AuditLog()
    {
        const int Part = 1000;
        var command = new Command("audit", "What people did, JSON lines, newest first; fails where the chain of hashes is broken. Example: curation export audit > audit.jsonl");
        command.SetAction(async (result, cancellation) =>
        {
            await using var host = await NightHost.OpenAsync(result, cancellation);
            var audit = host.Get<AuditStore>();
            if ((await audit.VerifyAsync(cancellation)).Broken is { } broken)
                throw new RefusalException(ExitCode.Failed, $"The audit was changed: entry {broken.Number} does not follow from those before it.");
            using var lines = new JsonLineStreams();
            for (long? before = null; ;)
            {
                var entries = await audit.RecentAsync(subject: null, before, Part, cancellation);
                foreach (var entry in entries)
                    lines.Write(entry);
                if (entries.Count < Part)
                    return ExitCode.Ok;
                before = entries[^1].Number;
            }
        });
        return command;
    }

    private static Command Problems()
    {
        var command = new Command("problems", "Pages and entries that did not become a posting, each with its reason, JSON lines. Example: curation export problems > problems.jsonl");
        command.SetAction(async (result, cancellation) =>
        {
            await using var host = await NightHost.OpenAsync(result, cancellation);
            using var lines = new JsonLineStreams();
            foreach (var problem in await host.Get<PageStore>().AllProblemsAsync(cancellation))
                lines.Write(ProblemRecord.Of(problem));
            return ExitCode.Ok;
        });
        return command;
    }

    private static FrameworkCode? Code(string? text) =>
        text is null ? null
        : FrameworkCode.TryParse(text, null, out var code) ? code
        : throw new RefusalException(ExitCode.Usage, $"'{text}' is no framework's code: capital letters, digits and hyphens, as in CARE.");
}
