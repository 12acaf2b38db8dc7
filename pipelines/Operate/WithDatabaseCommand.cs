using System.CommandLine;
using System.Diagnostics;
using Curation.Pipelines.Operate.Postgres;
using Curation.Pipelines.Operate.Settings;
using Microsoft.Extensions.Configuration;

namespace Curation.Pipelines.Operate;

/// <summary>
/// <c>with-database -- PROGRAM ARGUMENT…</c>: starts a PostgreSQL server of its own, runs the program with the owner's connection string in
/// CURATION_TEST_POSTGRES, and removes the server and all that was in it. For tests and benchmarks.
/// </summary>
public static class WithDatabaseCommand
{
    public const string Variable = "CURATION_TEST_POSTGRES";

    private static readonly Option<bool> OrWithout = new("--or-without") { Description = "Run the program without a server where none is to be had, and say so" };

    private static readonly Argument<string[]> Program = new("program") { Description = "The program and its arguments, after --", Arity = ArgumentArity.OneOrMore };

    public static Command Create()
    {
        var command = new Command("with-database", "Run a program with a PostgreSQL server that is thrown away afterwards.\nExample: ./curation with-database -- dotnet run --project tests/Curation.ServiceTests") { OrWithout, Program };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken stop)
    {
        var program = parse.GetValue(Program)!;
        var folder = Directory.CreateTempSubdirectory("curation-").FullName;
        try
        {
            DataFolder.LetPass(folder);
            return await RunAsync(program, DataFolder.Open(folder), parse.GetValue(OrWithout), stop);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> RunAsync(string[] program, DataFolder data, bool orWithout, CancellationToken stop)
    {
        ClusterHold hold;
        try
        {
            hold = await new PrivateCluster(data, HostConfiguration.Read()[$"Pipelines:{PipelinesSettings.PostgresBinaries}"], durable: false, Console.Error.WriteLine).HoldAsync(stop);
        }
        catch (RefusalException refusal) when (orWithout)
        {
            Console.Error.WriteLine($"curation: {refusal.Message}");
            return await RunAsync(program, null, stop);
        }

        await using (hold) return await RunAsync(program, hold.ConnectionString("postgres"), stop);
    }

    private static async Task<int> RunAsync(string[] program, string? connection, CancellationToken stop)
    {
        var start = new ProcessStartInfo(program[0], program.Skip(1)) { UseShellExecute = false };
        if (connection is not null) start.Environment[Variable] = connection;
        using var process = Process.Start(start) ?? throw new RefusalException(ExitCode.Usage, $"{program[0]} could not be started.");
        await process.WaitForExitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        return process.ExitCode;
    }
}
