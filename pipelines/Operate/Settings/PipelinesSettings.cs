namespace Curation.Pipelines.Operate.Settings;

/// <summary>The names of the settings that this folder reads in the section <c>Pipelines</c>.</summary>
internal static class PipelinesSettings
{
    /// <summary>A folder with PostgreSQL's server programs, instead of the search for them.</summary>
    public const string PostgresBinaries = "PostgresBinaries";
}
