using Curation.Domain.Models;

namespace Curation.Storage.Models;

/// <summary>A version that is known here.</summary>
/// <param name="HasContent">Its file is kept in the database; one that has none ships with the program, or was only measured.</param>
public sealed record KeptModel(ModelVersion Version, bool HasContent, DateTimeOffset RegisteredAt, string RegisteredBy);

/// <summary>That a version was put in force.</summary>
/// <param name="InsteadOf">The one in force before; none for the first.</param>
/// <param name="Compared">The names of the sets on which the two were compared.</param>
/// <param name="IsWorse">It was worse on one of them, and was taken all the same.</param>
public sealed record ModelChoice(
    ModelKind Kind, string Hash, string? InsteadOf, DateTimeOffset ChosenAt, string ChosenBy, string Why, IReadOnlyList<string> Compared, bool IsWorse);

/// <summary>Figures of a version on a set.</summary>
/// <param name="Evaluation">Without its outcomes where a list was asked for.</param>
public sealed record KeptEvaluation(ModelEvaluation Evaluation, DateTimeOffset At);

/// <summary>What came of putting a version in force, or of going back.</summary>
public abstract record ChooseOutcome
{
    private ChooseOutcome()
    {
    }

    /// <param name="NotAsked">Why the window is not analysed again at once; none where it is: a worker takes that up.</param>
    public sealed record Chosen(ModelChoice Choice, string? NotAsked) : ChooseOutcome;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    public sealed record Refused(string Reason) : ChooseOutcome;

    /// <summary>Nothing was changed: it is worse than the one in force.</summary>
    /// <param name="Because">A sentence a set.</param>
    public sealed record Worse(IReadOnlyList<string> Because) : ChooseOutcome;
}
