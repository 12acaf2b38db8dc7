using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Curation.Pipelines.Commands.Stages;
using Curation.Pipelines.Operate.Settings;
using Curation.Storage;

namespace Curation.Pipelines.Operate;

/// <summary>Runs a command and turns whatever goes wrong into one line on standard error and an exit code.</summary>
public static class CommandLine
{
    private const int NoSpaceLeft = 28;

    /// <summary>
    /// The action's cancellation token is cancelled by Ctrl-C, SIGTERM, SIGHUP, and in a child of <c>up</c> when <c>up</c> is gone.
    /// </summary>
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        ArgumentNullException.ThrowIfNull(root);
        using var stop = new StopSignal();
        var parse = root.Parse(args);
        if (args.Length == 0) parse = root.Parse("--help");
        if (parse.Action is ParseErrorAction) return WrongUsage(parse);
        if (UnknownOption(parse, args) is { } unknown) return WrongUsage(parse, $"There is no option {unknown} here.");
        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parse.InvokeAsync(configuration, stop.Token);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (NobodyReadsException)
        {
            return ExitCode.Ok;
        }
        catch (Exception fault)
        {
            return Say(fault);
        }
    }

    /// <summary>The line and the code for a fault: of the world where it is known, else of ours.</summary>
    internal static (int Code, string Line) Explain(Exception fault) => fault switch
    {
        RefusalException refusal => (refusal.Code, refusal.Message),
        IOException { HResult: NoSpaceLeft } io => (ExitCode.DataFolder, $"A disk is full: {FirstLine(io.Message)}"),
        _ when StorageProblem.Describe(fault) is { } problem => (DatabaseSession.Refuse(problem).Code, problem.ToString()),
        _ when OptionFaults.Explain(fault) is { Count: > 0 } faults => (ExitCode.Settings, string.Join(" ", faults)),
        { InnerException: RefusalException inner } => (inner.Code, inner.Message),
        IOException or UnauthorizedAccessException => (ExitCode.Failed, $"A file cannot be read or written: {FirstLine(fault.Message)}."),
        _ => (ExitCode.Internal, $"A fault of Curation's own: {fault.GetType().Name}: {FirstLine(fault.Message)} (CURATION_DEBUG=1 shows where)"),
    };

    private static int Say(Exception fault)
    {
        var (code, line) = Explain(fault);
        Console.Error.WriteLine($"curation: {line}");
        if (Environment.GetEnvironmentVariable("CURATION_DEBUG") == "1") Console.Error.WriteLine(fault);
        return code;
    }

    /// <summary>The parser takes an option that it does not know for a file's name, where a command takes files.</summary>
    private static string? UnknownOption(ParseResult parse, string[] args)
    {
        if (parse.Action is HelpAction) return null;
        var known = new HashSet<string>(StringComparer.Ordinal) { "--help", "--version" };
        for (var command = parse.CommandResult.Command; command is not null; command = command.Parents.OfType<Command>().FirstOrDefault())
            known.UnionWith(command.Options.Select(option => option.Name));
        return args.TakeWhile(arg => arg != "--").FirstOrDefault(arg => arg.StartsWith("--", StringComparison.Ordinal) && !known.Contains(arg.Split('=', 2)[0]));
    }

    private static int WrongUsage(ParseResult parse, params IEnumerable<string> more)
    {
        foreach (var line in more) Console.Error.WriteLine($"curation: {line}");
        var unknown = parse.UnmatchedTokens.Count > 0;
        foreach (var error in parse.Errors.Select(error => error.Message).Where(message => !unknown || message.Contains('\'', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
            Console.Error.WriteLine($"curation: {InWords(error)}");
        Console.Error.WriteLine($"curation: see './curation {Path(parse.CommandResult.Command)}--help'");
        return ExitCode.Usage;
    }

    /// <summary>The parser names .NET's types; a person reads words.</summary>
    private static string InWords(string error)
    {
        var type = error.IndexOf(" as expected type '", StringComparison.Ordinal);
        if (type < 0) return error;
        var wanted = error.Contains("Int", StringComparison.Ordinal) ? "a whole number" : error.Contains("Date", StringComparison.Ordinal) ? "a date such as 2026-01-31" : error.Contains("Double", StringComparison.Ordinal) ? "a number" : "what this option takes";
        return $"{error[..type]}: not {wanted}.";
    }

    private static string Path(Command command) => command is RootCommand ? "" : $"{string.Concat(command.Parents.OfType<Command>().Select(Path))}{command.Name} ";

    private static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd('\r', '.', ' ');
}
