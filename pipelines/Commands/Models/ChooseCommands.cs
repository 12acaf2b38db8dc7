using System.CommandLine;
using Curation.Domain.Models;
using Curation.Pipelines.Operate;
using Curation.Storage.Models;

namespace Curation.Pipelines.Commands.Models;

/// <summary><c>models promote</c> and <c>models rollback</c>: which version is in force.</summary>
internal static class ChooseCommands
{
    public static Command Promote()
    {
        var hash = new Argument<string>("hash") { Description = "How the version's hash begins, as 'models list' shows it." };
        var why = new Option<string>("--why") { Description = "What is kept of the reason.", HelpName = "TEXT", DefaultValueFactory = _ => "" };
        var evenIfWorse = new Option<string?>("--even-if-worse") { Description = "Take it also where it is worse, or was never compared: say why.", HelpName = "REASON" };
        var by = KnownModels.By();
        var command = new Command("promote", "Put a version in force, where it is not worse on the sets that both were measured on; the window is then analysed again in the background. Example: curation models promote 9a01bc22 --why 'trained on two years more'") { hash, why, evenIfWorse, by };
        command.SetAction(async (result, cancellation) =>
        {
            await using var host = await NightHost.OpenAsync(result, cancellation);
            await KnownModels.RegisterShippedAsync(host, cancellation);
            var version = await KnownModels.FindAsync(host, result.GetValue(hash)!, cancellation);
            await host.Get<ModelMeasuring>().EnsureAsync(version.Kind, cancellation);
            var reason = result.GetValue(evenIfWorse);
            return await SayAsync(await host.Get<ModelChoices>().PromoteAsync(version.Kind, version.Hash, reason ?? result.GetValue(why)!, result.GetValue(by)!, reason is not null, cancellation));
        });
        return command;
    }

    public static Command RollBack()
    {
        var kind = new Argument<ModelKind>("kind") { Description = "tagger, linker or roles." };
        var why = new Option<string>("--why") { Description = "What is kept of the reason.", HelpName = "TEXT", DefaultValueFactory = _ => "" };
        var by = KnownModels.By();
        var command = new Command("rollback", "Put the version in force again that was before the present one. Example: curation models rollback tagger --why 'it tags benefits'") { kind, why, by };
        command.SetAction(async (result, cancellation) =>
        {
            await using var host = await NightHost.OpenAsync(result, cancellation);
            return await SayAsync(await host.Get<ModelChoices>().RollBackAsync(result.GetValue(kind), result.GetValue(why)!, result.GetValue(by)!, cancellation));
        });
        return command;
    }

    /// <exception cref="RefusalException">Nothing was changed; says why.</exception>
    private static async Task<int> SayAsync(ChooseOutcome outcome)
    {
        switch (outcome)
        {
            case ChooseOutcome.Chosen { Choice: var choice, NotAsked: var notAsked }:
                await Console.Out.WriteLineAsync(
                    $"{KnownModels.Word(choice.Kind)} {ModelVersion.BriefOf(choice.Hash)} is in force{(choice.InsteadOf is { } before ? $" instead of {ModelVersion.BriefOf(before)}" : "")}. "
                    + (notAsked is null ? "A worker analyses the window again ('./curation up' keeps one running); until that is done, proposals count what the one before said." : $"The next night takes it: {notAsked}"));
                return ExitCode.Ok;
            case ChooseOutcome.Worse worse:
                foreach (var because in worse.Because)
                    await Console.Error.WriteLineAsync(because);
                throw new RefusalException(ExitCode.Failed, "It is worse than the one in force, and nothing was changed: --even-if-worse REASON takes it all the same.");
            case ChooseOutcome.Refused refused:
                throw new RefusalException(ExitCode.Failed, refused.Reason);
            default:
                throw new InvalidOperationException($"{outcome} is no outcome.");
        }
    }
}
