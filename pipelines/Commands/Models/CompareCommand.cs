using System.CommandLine;
using System.Globalization;
using Curation.Domain.Models;
using Curation.Pipelines.Commands.Stages;
using Curation.Pipelines.Operate;
using Curation.Storage.Models;

namespace Curation.Pipelines.Commands.Models;

/// <summary><c>models compare</c>: two versions on every set that both were measured on.</summary>
internal static class CompareCommand
{
    private const int Shown = 10;

    public static Command Create()
    {
        var before = new Argument<string>("a") { Description = "The one in force, or the older one: how its hash begins." };
        var after = new Argument<string>("b") { Description = "The one that may take its place." };
        var json = new Option<bool>("--json") { Description = "A JSON line a set, with every example that is gained or lost." };
        var command = new Command("compare", "Two versions on the sets that both were measured on: each figure with its interval, the difference by paired bootstrap, examples gained and lost. Example: curation models compare 53f6b40d 9a01bc22") { before, after, json };
        command.SetAction(async (result, cancellation) =>
        {
            await using var host = await NightHost.OpenAsync(result, cancellation);
            await KnownModels.RegisterShippedAsync(host, cancellation);
            var (a, b) = (await KnownModels.FindAsync(host, result.GetValue(before)!, cancellation), await KnownModels.FindAsync(host, result.GetValue(after)!, cancellation));
            if (a.Kind != b.Kind)
                throw new RefusalException(ExitCode.Usage, $"{a.Brief} is a {KnownModels.Word(a.Kind)} model and {b.Brief} a {KnownModels.Word(b.Kind)} model: they do not compare.");
            var comparisons = await host.Get<ModelChoices>().CompareAsync(a.Kind, a.Hash, b.Hash, cancellation);
            if (comparisons.Count == 0)
                throw new RefusalException(ExitCode.Failed, "Both were measured on no set in common: 'curation models evaluate … --save' for both.");
            using var lines = new JsonLineStreams();
            foreach (var comparison in comparisons)
            {
                if (result.GetValue(json))
                    lines.Write(new ComparisonRecord(a.Hash, b.Hash, comparison.After.Set, comparison.Measures, comparison.Right, comparison.Gained, comparison.Lost, comparison.WorseBecause));
                else
                    Say(comparison);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static void Say(ModelComparison comparison)
    {
        var to = Console.Out;
        to.WriteLine($"{comparison.After.Set.Name}, {comparison.After.Set.Examples} examples ({ModelVersion.BriefOf(comparison.After.Set.Hash)})");
        foreach (var pair in comparison.Measures)
        {
            var was = pair.Before is { } measure ? KnownModels.Figure(measure) : "not measured";
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {pair.Name,-22}  {was,-24}  {KnownModels.Figure(pair.After),-24}  {(pair.Before is { } b ? KnownModels.Points(pair.After.Value - b.Value) : "")}"));
        }

        to.WriteLine($"  examples right          {KnownModels.Points(comparison.Right.Value)} points (95 %: {KnownModels.Points(comparison.Right.Low)} to {KnownModels.Points(comparison.Right.High)}); {comparison.Gained.Count} gained, {comparison.Lost.Count} lost");
        Examples("gained", comparison.Gained);
        Examples("lost", comparison.Lost);
        to.WriteLine(comparison.WorseBecause is { } worse ? $"  Worse. {worse}" : "  Not worse.");
    }

    private static void Examples(string name, IReadOnlyList<OutcomePair> pairs)
    {
        foreach (var pair in pairs.Take(Shown))
            Console.Out.WriteLine($"  {name}: {pair.After.Text} [{Or(pair.After.Expected)}]: {Or(pair.Before.Given)} -> {Or(pair.After.Given)}");
        if (pairs.Count > Shown)
            Console.Out.WriteLine($"  {name}: and {pairs.Count - Shown} more, with --json");
    }

    private static string Or(string given) => given.Length == 0 ? "nothing" : given;
}

/// <summary>A comparison as <c>models compare --json</c> writes it.</summary>
/// <param name="WorseBecause">None where B is not worse.</param>
internal sealed record ComparisonRecord(
    string A, string B, LabelledSet Set, IReadOnlyList<MeasurePair> Measures, Difference Right, IReadOnlyList<OutcomePair> Gained, IReadOnlyList<OutcomePair> Lost, string? WorseBecause);
