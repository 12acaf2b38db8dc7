using Curation.Domain.Frameworks;
using Curation.Storage.Publishing;

namespace Curation.Ui.Versions;

/// <summary>Content that is published as it is, without decisions: an old version, or a file.</summary>
internal static class WholeVersion
{
    /// <param name="publish">Asked where notes and day can be used.</param>
    /// <param name="again">The page once more, under this status, with why nothing was published.</param>
    public static async Task<IResult> PublishAsync(FrameworkCode code, PublishForm typed, DateOnly today, Func<Task<PublishOutcome>> publish, Func<int, string[], Task<IResult>> again)
    {
        if (typed.NotesFault(required: true) is not null || typed.DayFault(today) is not null)
            return await again(StatusCodes.Status422UnprocessableEntity, []);
        return await publish() switch
        {
            PublishOutcome.Published { Version: var made } => Results.LocalRedirect($"{Places.Version(code, made.Version)}?said=published"),
            PublishOutcome.Outdated => await again(StatusCodes.Status409Conflict, ["Somebody published meanwhile. Nothing was published by you: look at what would change now."]),
            PublishOutcome.Nothing => await again(StatusCodes.Status409Conflict, ["What is published is the same. Nothing was published."]),
            PublishOutcome.Refused { Reason: var reason } => await again(StatusCodes.Status422UnprocessableEntity, [reason]),
            _ => await again(StatusCodes.Status422UnprocessableEntity, ["Nothing was published: the faults are listed below."]),
        };
    }
}
