using Curation.Domain.Runs;
using Curation.Ui.Parts;

namespace Curation.Ui.Runs;

/// <summary>The state of a night in a sentence.</summary>
internal static class NightHeadline
{
    public static string Of(NightView night) => night.Run.State switch
    {
        RunState.Running when !night.IsDriven => $"The night of {Day(night)} was cut off and waits to go on",
        RunState.Running => $"The night of {Day(night)} is running, {night.Percent}\u202f% through",
        RunState.Succeeded => $"The night of {Day(night)} is done",
        RunState.SucceededWithProblems => $"The night of {Day(night)} is done, with problems",
        RunState.Failed => $"The night of {Day(night)} failed",
        RunState.Cancelled => $"The night of {Day(night)} was stopped",
        _ => $"The night of {Day(night)}",
    };

    public static string Word(RunState state) => state switch
    {
        RunState.Running => "Running",
        RunState.Succeeded => "Done",
        RunState.SucceededWithProblems => "Done, with problems",
        RunState.Failed => "Failed",
        RunState.Cancelled => "Stopped",
        _ => state.ToString(),
    };

    public static (string Icon, string? Tone) Sign(RunState state) => state switch
    {
        RunState.Running => ("play", null),
        RunState.Succeeded => ("check", "add"),
        RunState.SucceededWithProblems => ("warn", "alter"),
        RunState.Cancelled => ("block", "same"),
        _ => ("block", "cut"),
    };

    private static string Day(NightView night) => HouseTime.LongDay(night.Run.BusinessDate);
}
