using Curation.Domain.Runs;
using Curation.Storage.Pages;
using Curation.Storage.Sources;
using Curation.Storage.Work;
using Curation.Ui.Parts;

namespace Curation.Ui.Runs;

/// <summary>One night as people look at it.</summary>
/// <param name="IsDriven">Whether a live process works on it; a running night without one was cut off.</param>
/// <param name="AsOf">When this was read.</param>
/// <param name="Asked">What was asked of the nights last, beside the last night.</param>
/// <param name="CanRetry">Whether something in it did not work that can be tried again.</param>
public sealed record NightView(
    Run Run,
    IReadOnlyList<StepView> Steps,
    IReadOnlyList<SourceView> Sources,
    IReadOnlyList<Trouble> Troubles,
    bool IsDriven,
    DateTimeOffset AsOf,
    RunRequest? Asked = null,
    bool CanRetry = false)
{
    public bool IsRunning => Run.State == RunState.Running;

    /// <summary>Of the steps begun so far, in percent of their items; the six steps weigh the same.</summary>
    public int Percent => (int)(Steps.Sum(s => s.Share) * 100 / Steps.Count);
}

/// <summary>How far a step is.</summary>
/// <param name="Total">None while the step is not planned: what it has to do follows from the one before.</param>
/// <param name="Took">How long it has been worked on, by PostgreSQL's clock; none where it was not begun.</param>
public sealed record StepView(RunStep Step, StepState State, int Done, int? Total, int Problems, TimeSpan? Took = null)
{
    /// <summary>Items a second; none where it was too short or too little to say.</summary>
    public double? Rate => Took is { TotalSeconds: >= 1 } took && Done >= 10 ? Done / took.TotalSeconds : null;

    /// <summary>0 to 1.</summary>
    public double Share => State == StepState.Done ? 1 : Total is > 0 ? (double)Done / Total.Value : 0;
}

public enum StepState
{
    Waits,
    Works,
    Done,
    Stopped,
}

/// <summary>One source in a night: how far each step is that is parted by source.</summary>
/// <param name="FailingBecause">Set while the source does not work.</param>
/// <param name="Counts">What it came to; in the last night only.</param>
public sealed record SourceView(string Id, string Name, IReadOnlyDictionary<RunStep, StepProgress> Progress, string? FailingBecause, SourceNight? Counts = null)
{
    public int Problems => Progress.Values.Sum(p => p.Problems);

    /// <summary>A whole step of it did not work.</summary>
    public bool IsGivenUp => Progress.Values.Any(p => p.Total > 0 && p.Problems >= p.Total);

    public bool IsDone => Progress.Values.All(p => p.Done >= p.Total);

    public StepProgress? Now => Progress.Values.OrderBy(p => p.Step).FirstOrDefault(p => p.Done < p.Total);
}

/// <summary>Something that did not work, in plain words.</summary>
/// <param name="Tone">cut where something is missing tonight, alter where it was left out, same where it is only said.</param>
/// <param name="Examples">Addresses or items, a few.</param>
public sealed record Trouble(string Tone, string Icon, string Title, string Text, IReadOnlyList<string> Examples);
