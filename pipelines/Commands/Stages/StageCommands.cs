using System.CommandLine;

namespace Curation.Pipelines.Commands.Stages;

/// <summary>Every stage of the night alone, on files or standard streams, without any server.</summary>
public static class StageCommands
{
    public static IEnumerable<Command> All() =>
    [
        ParseCommand.Create(),
        ExtractCommand.Create(),
        LinkCommand.Create(),
        RolesCommand.Create(),
        DedupeCommand.Create(),
        SalaryCommand.Create(),
        RobotsCommand.Create(),
        AnalyseCommand.Create(),
        ProposeCommand.Create(),
    ];

    /// <summary>The files that a stage reads, or none for standard input.</summary>
    internal static Argument<FileInfo[]> InputArgument(string what) => new("file")
    {
        Description = $"{what}; standard input where none is named.",
        Arity = ArgumentArity.ZeroOrMore,
    };
}
