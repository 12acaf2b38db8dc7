using Curation.Domain.Runs;
using Curation.Storage.Search;
using Microsoft.Extensions.Logging;

namespace Curation.Pipelines;

/// <summary>Every log line of this project.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Step} {Source} #{Batch}: another worker has taken the unit over; nothing was written")]
    public static partial void LeaseWasLost(this ILogger log, RunStep step, string? source, int batch);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Step} {Source} #{Batch}: attempt {Attempt} failed")]
    public static partial void UnitFailed(this ILogger log, RunStep step, string? source, int batch, int attempt, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "The night of {Date} ended: {State}")]
    public static partial void NightEnded(this ILogger log, DateOnly date, RunState state);

    [LoggerMessage(Level = LogLevel.Information, Message = "No night: {Reason}")]
    public static partial void NoNight(this ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The search index is not kept just now, and nothing is lost: {Reason}")]
    public static partial void SearchIsAway(this ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The search index was compared with the database. {Outcome}")]
    public static partial void SearchWasCompared(this ILogger log, IndexCheck outcome);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Person} asks: {Wish}")]
    public static partial void RequestTaken(this ILogger log, string person, Curation.Storage.Work.RunWish wish);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model {Name} ({Version}) cannot be loaded, and is not measured")]
    public static partial void ModelCannotBeUsed(this ILogger log, string name, string version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Models cannot be registered and measured just now: {Reason}")]
    public static partial void ModelsAreAway(this ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is asked of the nights cannot be read just now: {Reason}")]
    public static partial void RequestsAreAway(this ILogger log, string reason);
}
