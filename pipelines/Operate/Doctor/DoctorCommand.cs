using System.CommandLine;
using System.Text.Json;
using Curation.Domain;
using Curation.Pipelines.Operate.Settings;

namespace Curation.Pipelines.Operate.Doctor;

/// <summary><c>doctor</c>: looks at everything that <c>up</c> needs, and says how to mend what is wrong. Exit code 1 when something is.</summary>
public static class DoctorCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON" };

    /// <param name="more">Checks of other parts: sample content, models.</param>
    public static Command Create(params Func<CancellationToken, Task<Check>>[] more)
    {
        var command = new Command("doctor", "Check everything that 'up' needs, and say how to mend it.\nExample: ./curation doctor") { Json };
        command.SetAction((parse, ct) => RunAsync(parse, more, ct));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, IReadOnlyList<Func<CancellationToken, Task<Check>>> more, CancellationToken ct)
    {
        var checks = await LookAsync(parse, more, ct);
        if (parse.GetValue(Json)) Console.WriteLine(JsonSerializer.Serialize(checks, CurationJson.Line));
        else Print(checks);
        return checks.Any(check => check.State == CheckState.Failed) ? ExitCode.Failed : ExitCode.Ok;
    }

    private static async Task<IReadOnlyList<Check>> LookAsync(ParseResult parse, IReadOnlyList<Func<CancellationToken, Task<Check>>> more, CancellationToken ct)
    {
        var data = DataFolder.At(parse.GetValue(SharedOptions.Data));
        List<Check> checks = [MachineChecks.DotNet(), MachineChecks.Program()];
        Microsoft.Extensions.Configuration.IConfigurationRoot configuration;
        try
        {
            configuration = HostConfiguration.Read();
        }
        catch (RefusalException unreadable)
        {
            return [.. checks, Check.Failed("settings", unreadable.Message, "Correct appsettings.json at the root of the clone.")];
        }

        checks.AddRange(MachineChecks.Settings(configuration));
        var folder = MachineChecks.Data(data);
        checks.Add(folder);
        if (folder.State == CheckState.Ok) checks.AddRange(await PostgresChecks.LookAsync(configuration, data, parse.GetValue(SharedOptions.Database), ct));
        checks.Add(await ElasticsearchCheck.LookAsync(HostConfiguration.Storage(configuration).Elasticsearch, ct));
        checks.Add(MachineChecks.Port(configuration, data));
        checks.Add(MachineChecks.Clock(configuration, TimeProvider.System));
        checks.Add(MachineChecks.SampleBoardPort(configuration, data));
        checks.Add(ContentChecks.Sample());
        checks.Add(ContentChecks.Models(configuration));
        foreach (var look in more) checks.Add(await look(ct));
        return checks;
    }

    private static void Print(IReadOnlyList<Check> checks)
    {
        var width = checks.Max(check => check.Name.Length);
        foreach (var check in checks)
        {
            var state = check.State switch { CheckState.Ok => "ok  ", CheckState.Note => "note", _ => "FAIL" };
            Console.WriteLine($"{state}  {check.Name.PadRight(width)}  {check.Found}");
            if (check.Fix is not null) Console.WriteLine($"      {"".PadRight(width)}  -> {check.Fix}");
        }

        var failed = checks.Count(check => check.State == CheckState.Failed);
        Console.WriteLine(failed == 0 ? "Nothing is in the way of ./curation up." : $"{failed} to mend.");
    }
}
