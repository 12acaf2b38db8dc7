namespace Curation.Domain.Models;

/// <summary>What a model did on a labelled set: figures, and example by example, so that two models can be compared on the same set.</summary>
/// <param name="Kind">Which of the analyst's models.</param>
/// <param name="Model">The version measured: the hash of its file, or of what it was trained from.</param>
/// <param name="Calibration">How far its scores are to be believed; none for a model without scores.</param>
/// <param name="Confusion">What was given for what, the most frequent first; pairs that agree are left out.</param>
public sealed record ModelEvaluation(
    ModelKind Kind,
    string Model,
    LabelledSet Set,
    IReadOnlyList<Measure> Measures,
    IReadOnlyList<ClassFigures> Classes,
    Calibration? Calibration,
    IReadOnlyList<Confusion> Confusion,
    IReadOnlyList<Outcome> Outcomes);

/// <summary>The models that an analyst is made of, each with versions of its own.</summary>
public enum ModelKind
{
    /// <summary>Marks spans of skill and of knowledge.</summary>
    Tagger,

    /// <summary>Places texts among a taxonomy's labels.</summary>
    Linker,

    /// <summary>Says which job profile a posting is for.</summary>
    Roles,
}

/// <summary>A labelled set that no model is trained on.</summary>
/// <param name="Hash">SHA-256 over its examples: figures of two models compare only where it is the same.</param>
public sealed record LabelledSet(string Name, string Hash, int Examples);

/// <summary>One figure, as precision or RP@5.</summary>
/// <param name="Value">0 to 1, four decimals.</param>
/// <param name="Low">The lower end of its 95 % bootstrap interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Leading">The figure that decides whether a model may take another's place; one a kind.</param>
public sealed record Measure(string Name, double Value, double Low, double High, bool Leading = false);

/// <summary>How well one class is told: a profile, a kind of span, a part of a benchmark. Shares from 0 to 1, four decimals.</summary>
/// <param name="Support">How many of the set's labels are of this class.</param>
public sealed record ClassFigures(string Name, int Support, double Precision, double Recall, double F1);

/// <summary>A reliability curve.</summary>
/// <param name="ExpectedError">The expected calibration error: the mean distance of score and share over the bins, weighted by their counts. 0 to 1.</param>
public sealed record Calibration(IReadOnlyList<CalibrationBin> Bins, double ExpectedError);

/// <param name="From">The lowest score of the bin.</param>
/// <param name="To">The highest.</param>
/// <param name="Score">The mean score in it.</param>
/// <param name="Right">The share that was right.</param>
public sealed record CalibrationBin(double From, double To, int Count, double Score, double Right);

public sealed record Confusion(string Expected, string Given, int Count);

/// <summary>What came of one example.</summary>
/// <param name="Id">The example's, the same in every evaluation on the set.</param>
/// <param name="Text">What a person recognises it by, as a title or a sentence, cut to 200 characters.</param>
/// <param name="Given">What the model said; empty where it abstained or found nothing.</param>
/// <param name="Right">Whether all of it is as labelled.</param>
public sealed record Outcome(string Id, string Text, string Expected, string Given, bool Right, double? Score = null);
