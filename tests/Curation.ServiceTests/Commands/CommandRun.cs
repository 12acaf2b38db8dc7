using System.Diagnostics;
using System.Text;
using Xunit;

namespace Curation.ServiceTests.Commands;

/// <summary>What a command of the built program said and how it ended, run as a person runs it: a process and its standard streams.</summary>
internal sealed record CommandRun(int Code, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "curation.dll");

    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> Complaints => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A command on files or standard streams.</summary>
    public static Task<CommandRun> OfAsync(params string[] arguments) => OfAsync("", arguments, []);

    /// <summary>The same with a text on standard input.</summary>
    public static Task<CommandRun> PipeAsync(string input, params string[] arguments) => OfAsync(input, arguments, []);

    /// <summary>A command on a database, without any source on the network.</summary>
    public static Task<CommandRun> OnAsync(string owner, params string[] arguments) => OfAsync("", arguments, [("Storage__ConnectionString", owner)]);

    public static async Task<CommandRun> OfAsync(string input, string[] arguments, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["Storage__Elasticsearch__Url"] = "", ["XDG_DATA_HOME"] = Path.GetTempPath() },
        };
        start.Environment.Remove("CURATION_DEBUG");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The command ended without reading all of it.
        }

        await process.WaitForExitAsync(limit.Token);
        var run = new CommandRun(process.ExitCode, await output, await errors);
        Assert.DoesNotContain("   at ", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("A fault of Curation's own", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", run.Errors, StringComparison.Ordinal);
        return run;
    }

    public CommandRun Ends(int code)
    {
        Assert.True(Code == code, $"It ended with {Code}, not {code}.\n{Output}\n{Errors}");
        return this;
    }
}
