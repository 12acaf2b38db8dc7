using System.CommandLine;

namespace Curation.Pipelines.Operate;

/// <summary>Options that stand on every command that keeps something: add both to the root command; they are recursive.</summary>
public static class SharedOptions
{
    /// <summary>The data folder; null for the usual place.</summary>
    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "The data folder (default: $XDG_DATA_HOME/curation, for root /var/lib/curation)",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>The database's name; null for the configured one, or <c>curation</c>.</summary>
    public static Option<string?> Database { get; } = new("--database")
    {
        Description = "The database's name (default: curation, or the connection string's)",
        HelpName = "NAME",
        Recursive = true,
    };
}
