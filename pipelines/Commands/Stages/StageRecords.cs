using Curation.Domain.Frameworks;

namespace Curation.Pipelines.Commands.Stages;

// The forms that the stage commands read and write; docs/formats.md documents them and they are never changed silently.

/// <summary>Input of <c>extract</c>, <c>dedupe</c> and <c>salary</c>.</summary>
public sealed record TextLine(string Id, string Text);

/// <summary>Input of <c>link</c>.</summary>
/// <param name="Context">The sentence around the text, where there is one.</param>
public sealed record LinkLine(string Id, string Text, string? Context = null);

/// <summary>Input of <c>roles</c>.</summary>
public sealed record RoleLine(string Id, string Title, string? Text = null);

/// <param name="Start">UTF-16 units of the text, as <paramref name="End"/>, which is exclusive.</param>
public sealed record SpanRecord(int Start, int End, string Text, SkillKind Kind, double Score);

public sealed record SpansRecord(string Id, IReadOnlyList<SpanRecord> Spans);

public sealed record LinkRecord(string Id, string Label, double Score);

/// <param name="Links">Ten at most, best first, empty when none fits.</param>
public sealed record LinksRecord(string Id, IReadOnlyList<LinkRecord> Links);

/// <param name="Role">The best one, also when <paramref name="Abstained"/>; none where nothing was like it at all.</param>
/// <param name="Because">The words, the known titles or the rule that decided, for people; of a framework's profiles only.</param>
/// <param name="NotJudgedBecause">Set where nothing was judged, as for a language that the classifier was not trained on.</param>
public sealed record RoleRecord(
    string Id, string? Role, double Score, bool Abstained, IReadOnlyList<RoleAlternativeRecord> Alternatives, IReadOnlyList<string>? Because = null, string? NotJudgedBecause = null);

public sealed record RoleAlternativeRecord(string Role, double Score);

/// <param name="Cluster">The smallest id of the postings that are this one over again, its own where there are none.</param>
public sealed record ClusterRecord(string Id, string Cluster);

public sealed record SalaryRecord(string Id, decimal? Min, decimal? Max, string? Currency, string? Unit);
