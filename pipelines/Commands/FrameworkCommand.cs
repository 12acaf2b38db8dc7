using System.CommandLine;
using Curation.Domain.Frameworks;
using Curation.Pipelines.Commands.Stages;
using Curation.Pipelines.Operate;
using Curation.Storage.Frameworks;
using Curation.Storage.Publishing;

namespace Curation.Pipelines.Commands;

/// <summary><c>framework diff|check|publish|forward</c>: versions and how they differ.</summary>
public static class FrameworkCommand
{
    public static Command Create() => new("framework", "Compare, check and publish frameworks.")
    {
        Diff(),
        Check(),
        Publish(),
        Forward(),
    };

    private static Command Diff()
    {
        var (before, after) = (Named("before"), Named("after"));
        var json = new Option<bool>("--json") { Description = "Every difference, JSON lines." };
        var command = new Command("diff", "What changed, in words and as a table of skills and levels. Example: curation framework diff CARE@1 CARE@2") { before, after, json };
        command.SetAction(async (result, cancellation) =>
        {
            var (a, b) = await BothAsync(result, result.GetValue(before)!, result.GetValue(after)!, cancellation);
            var comparison = FrameworkComparison.Of(a, b);
            if (result.GetValue(json))
            {
                using var lines = new JsonLineStreams();
                foreach (var difference in comparison.Differences)
                    lines.Write(difference);
            }
            else
                await Console.Out.WriteAsync(comparison.Differences.Count == 0 ? "No difference.\n" : Changelog.Of(comparison, a, b).ToMarkdown());

            return comparison.Differences.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }

    private static Command Check()
    {
        var framework = Named("framework");
        var command = new Command("check", "What should be mended, faults first. Example: curation framework check care.json") { framework };
        command.SetAction(async (result, cancellation) =>
        {
            var findings = FrameworkCheck.Of((await BothAsync(result, result.GetValue(framework)!, null, cancellation)).First);
            foreach (var finding in findings)
                await Console.Out.WriteLineAsync(Line(finding));
            return findings.Any(f => f.Severity == Severity.Fault) ? ExitCode.Failed : ExitCode.Ok;
        });
        return command;
    }

    private static Command Publish()
    {
        var code = new Argument<string>("code") { Description = "The framework's code." };
        var plan = new Option<bool>("--plan") { Description = "Only say what would be published." };
        var (notes, effective, by) = (Notes(), Effective(), By());
        var command = new Command("publish", "Publish what is accepted as the next version. Example: curation framework publish CARE --notes 'Spring review'") { code, plan, notes, effective, by };
        command.SetAction(async (result, cancellation) =>
        {
            var named = Code(result.GetValue(code)!);
            await using var host = await NightHost.OpenAsync(result, cancellation);
            var publishing = host.Get<PublishStore>();
            if (!result.GetValue(plan))
                return await SayAsync(await publishing.PublishAsync(named, result.GetValue(notes)!, result.GetValue(effective), result.GetValue(by)!, revision: null, cancellation));
            var planned = await publishing.PlanAsync(named, cancellation) ?? throw new RefusalException(ExitCode.Failed, $"Nothing of {named} was ever published: import it first.");
            if (planned is { IsEmpty: true, IsBlocked: false })
                return await SayAsync(new PublishOutcome.Nothing());
            await Console.Out.WriteLineAsync($"Version {planned.Version} ({planned.Label.ToString().ToLowerInvariant()}): {planned.Draft.Changes.Count} changes, {planned.Draft.Waiting.Count} wait for their content.");
            await Console.Out.WriteAsync(Changelog.Of(planned.Comparison, planned.Draft.Published, planned.Draft.Content).ToMarkdown());
            foreach (var finding in planned.Findings)
                await Console.Out.WriteLineAsync(Line(finding));
            foreach (var unfit in planned.Draft.Unfit)
                await Console.Out.WriteLineAsync($"no longer fits: {unfit.Decision.Question} {unfit.Reason}");
            return planned.IsBlocked ? ExitCode.Failed : ExitCode.Ok;
        });
        return command;
    }

    private static Command Forward()
    {
        var code = new Argument<string>("code") { Description = "The framework's code." };
        var version = new Argument<int>("version") { Description = "The version whose content is published again." };
        var (notes, effective, by) = (Notes(), Effective(), By());
        var command = new Command("forward", "Publish an old version again, as the next one. Example: curation framework forward CARE 3 --notes 'Back to autumn'") { code, version, notes, effective, by };
        command.SetAction(async (result, cancellation) =>
        {
            await using var host = await NightHost.OpenAsync(result, cancellation);
            return await SayAsync(await host.Get<PublishStore>().RollForwardAsync(
                Code(result.GetValue(code)!), result.GetValue(version), result.GetValue(notes)!, result.GetValue(effective), result.GetValue(by)!, cancellation));
        });
        return command;
    }

    private static async Task<int> SayAsync(PublishOutcome outcome)
    {
        switch (outcome)
        {
            case PublishOutcome.Published { Version: var version }:
                await Console.Out.WriteLineAsync($"{version.Code} is version {version.Version} ({version.Label?.ToString().ToLowerInvariant()}), in effect from {version.EffectiveOn:yyyy-MM-dd}, hash {version.Hash}.");
                return ExitCode.Ok;
            case PublishOutcome.Nothing:
                await Console.Out.WriteLineAsync("Nothing to publish: no accepted change is waiting.");
                return ExitCode.Ok;
            case PublishOutcome.Blocked blocked:
                foreach (var finding in blocked.Findings)
                    await Console.Error.WriteLineAsync(Line(finding));
                throw new RefusalException(ExitCode.Failed, "Nothing was published: mend the faults above.");
            case PublishOutcome.NoLongerFits unfit:
                foreach (var change in unfit.Changes)
                    await Console.Error.WriteLineAsync($"{change.Decision.Question} {change.Reason}");
                throw new RefusalException(ExitCode.Failed, "Nothing was published: undo or amend the decisions above, which no longer fit.");
            case PublishOutcome.Refused refused:
                throw new RefusalException(ExitCode.Failed, refused.Reason);
            default:
                throw new RefusalException(ExitCode.Failed, "Somebody decided or published meanwhile. Nothing was published.");
        }
    }

    /// <summary>Files are read without a database; a code, as in CARE or CARE@3, asks for one.</summary>
    private static async Task<(Framework First, Framework Second)> BothAsync(ParseResult result, string first, string? second, CancellationToken cancellation)
    {
        await using var host = File.Exists(first) && (second is null || File.Exists(second)) ? null : await NightHost.OpenAsync(result, cancellation);
        var a = await ReadAsync(host, first, cancellation);
        return (a, second is null ? a : await ReadAsync(host, second, cancellation));
    }

    private static async Task<Framework> ReadAsync(NightHost? host, string named, CancellationToken cancellation)
    {
        if (File.Exists(named))
            return FrameworkFile.Read(new FileInfo(named));
        var parts = named.Split('@', 2);
        var (code, number) = (Code(parts[0]), 0);
        if (parts.Length == 2 && !int.TryParse(parts[1], out number))
            throw new RefusalException(ExitCode.Usage, $"'{named}' names no version: as in CARE@3.");
        var frameworks = host!.Get<FrameworkStore>();
        var published = parts.Length == 2 ? await frameworks.GetAsync(code, number, cancellation) : await frameworks.LatestAsync(code, asOf: null, cancellation);
        return published?.Content ?? throw new RefusalException(ExitCode.Failed, $"There is neither a file nor a published version {named}.");
    }

    private static string Line(Finding finding) => $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Path}: {finding.Message} {finding.Remedy}";

    private static Argument<string> Named(string name) => new(name) { Description = "A file (.json or .csv), a framework's code for its latest version, or CODE@VERSION." };

    private static Option<string> Notes() => new("--notes") { Description = "What people should know of the version.", HelpName = "TEXT", DefaultValueFactory = _ => "" };

    private static Option<DateOnly?> Effective() => new("--effective") { Description = "The first day on which it is in effect; today where none is given.", HelpName = "DATE" };

    private static Option<string> By() => new("--by") { Description = "Who publishes; the system user where none is given.", HelpName = "NAME", DefaultValueFactory = _ => Environment.UserName };

    private static FrameworkCode Code(string text) => FrameworkCode.TryParse(text, null, out var code)
        ? code
        : throw new RefusalException(ExitCode.Usage, $"'{text}' is neither a file nor a framework's code: capital letters, digits and hyphens, as in CARE.");
}
