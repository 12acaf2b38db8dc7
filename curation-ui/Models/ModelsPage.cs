using Curation.Domain.Models;
using Curation.Storage.Decisions;
using Curation.Storage.Models;
using Curation.Storage.Postings;
using Curation.Storage.Work;

namespace Curation.Ui.Models;

/// <summary>All models at a glance.</summary>
/// <param name="Figures">Without outcomes.</param>
/// <param name="History">Choices, the last first.</param>
/// <param name="Labels">How many of each kind curators gave.</param>
/// <param name="Names">People by the name that they sign in with.</param>
public sealed record ModelsPage(
    AnalysisView Analysis,
    IReadOnlyList<KeptModel> Versions,
    ILookup<(ModelKind Kind, string Hash), ModelEvaluation> Figures,
    IReadOnlyList<ModelChoice> History,
    IReadOnlyDictionary<LabelKind, int> Labels,
    IReadOnlyDictionary<string, string> Names,
    bool MayChoose,
    bool HasChosen = false,
    IReadOnlyList<string>? Wrong = null);

/// <summary>One version, or two beside each other.</summary>
/// <param name="Before">The one that the other is compared with; none where one alone is looked at.</param>
/// <param name="Figures">Of <paramref name="After"/> on each set.</param>
/// <param name="Comparisons">On the sets that both were measured on; empty without <paramref name="Before"/>.</param>
/// <param name="InForce">The hash of the version in force.</param>
/// <param name="Wrong">What came of an attempt.</param>
public sealed record ModelPage(
    KeptModel? Before,
    KeptModel After,
    IReadOnlyList<ModelEvaluation> Figures,
    IReadOnlyList<ModelComparison> Comparisons,
    string? InForce,
    IReadOnlyDictionary<string, string> Names,
    bool MayChoose,
    string Why = "",
    IReadOnlyList<string>? Wrong = null);

/// <summary>What is about to be put in force.</summary>
/// <param name="Now">The version in force.</param>
/// <param name="Next">The one that takes its place.</param>
/// <param name="IsBack">It was in force before.</param>
public sealed record ChoicePage(ModelVersion? Now, ModelVersion Next, string Why, bool EvenIfWorse, bool IsBack);

/// <summary>How far the analysis of the window is.</summary>
/// <param name="Live">The analyst that proposals count.</param>
/// <param name="Latest">The analyst that was last asked to judge the window.</param>
/// <param name="Progress">Of the latest.</param>
/// <param name="Asked">What was asked of the nights last.</param>
public sealed record AnalysisView(
    AnalystModel? Live, AnalystModel? Latest, AnalysisProgress? Progress, RunRequest? Asked, IReadOnlyDictionary<ModelKind, ModelChoice> InForce)
{
    /// <summary>A version was put in force that the latest analyst is not made of yet.</summary>
    public bool ChoiceWaits => Latest is not null && InForce.Any(c => Latest.Parts[c.Key] is { } part && part != c.Value.Hash);

    public bool IsAsked => Asked is { IsOpen: true, Wish: RunWish.AnalyseAgain };
}
