using Curation.Storage;

namespace Curation.Pipelines.Nightly;

/// <summary>What an exception means, in one line for people.</summary>
internal static class Reasons
{
    public static string Of(Exception exception) =>
        StorageProblem.Describe(exception)?.ToString() ?? $"{exception.GetType().Name}: {exception.Message.Split('\n')[0]}";
}
