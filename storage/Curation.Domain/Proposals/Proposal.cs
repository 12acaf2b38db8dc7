using Curation.Domain.Frameworks;
using Curation.Domain.Postings;

namespace Curation.Domain.Proposals;

/// <summary>A typed change to one place in the framework, with its evidence, born from a run and kept until decided.</summary>
public sealed record Proposal
{
    /// <summary>Derived from the key: framework, kind, profile or none, target. See <see cref="IdOf"/>.</summary>
    public required Guid Id { get; init; }

    public required FrameworkCode Framework { get; init; }

    /// <summary>The version that the change was compared with.</summary>
    public required int BasedOnVersion { get; init; }

    public required Change Change { get; init; }

    /// <summary>The one decision in a sentence, as the card's headline asks it.</summary>
    public required string Question { get; init; }

    /// <summary>Now → proposed, for people; empty where there was nothing.</summary>
    public required string Before { get; init; }

    public required string After { get; init; }

    /// <summary>Order in the queue before anything was learned: demand × gap, greater first.</summary>
    public required double Rank { get; init; }

    public required Demand Demand { get; init; }

    /// <summary>Why it is asked, in words, most telling first.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Verbatim sentences, spread over employers and time; one an employer, newest first.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>What of the framework comes nearest to it, best first, five at most; none where the kind of change names its place exactly.</summary>
    public IReadOnlyList<Near> Nearest { get; init; } = [];

    public static Guid IdOf(FrameworkCode framework, Change change) =>
        NaturalKey.Guid("proposal", framework.ToString(), KindOf(change), change.Profile?.ToString() ?? "", change.Target);

    /// <summary>The wire name of a change's kind, as in <c>add_requirement</c>.</summary>
    public static string KindOf(Change change) => change switch
    {
        Change.AddRequirement => "add_requirement",
        Change.RetireRequirement => "retire_requirement",
        Change.ChangeLevel => "change_level",
        Change.ChangePriority => "change_priority",
        Change.AddSkill => "add_skill",
        Change.AddAlias => "add_alias",
        Change.NewProfile => "new_profile",
        Change.AddTitle => "add_title",
        Change.RetireTitle => "retire_title",
        Change.RetireSkill => "retire_skill",
        Change.RestoreSkill => "restore_skill",
        Change.RetireAlias => "retire_alias",
        Change.RetireProfile => "retire_profile",
        Change.RestoreProfile => "restore_profile",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change.GetType().Name, "A kind of change without a name."),
    };
}

/// <summary>How often employers ask for something, now and before. The unit is an employer, counted once whatever it posted.</summary>
/// <param name="Employers">Employers of the role that ask for it in the window now.</param>
/// <param name="Postings">Their postings that do, duplicates folded.</param>
/// <param name="RoleEmployers">All employers of the role in the window now.</param>
/// <param name="RoleEmployersBefore">The same in the window before.</param>
/// <param name="ShareNow">0 to 1, each employer's weight capped (5 % from 20 employers on).</param>
/// <param name="ShareBefore">
/// The same before, each employer's vote being the part of its time there in which it asked; none where too few employers of the role were seen before.
/// </param>
/// <param name="Interval">95 % Wilson score interval of <paramref name="ShareNow"/>.</param>
/// <param name="Lift">
/// How much more often the role's postings ask than those of all roles do, each employer and each role counting alike; none where there is no other role to
/// compare with.
/// </param>
/// <param name="PValue">Of the test that the kind rests on (two-sided Fisher's exact test for a rise or fall, and against the other roles).</param>
/// <param name="QValue">The same after Benjamini-Hochberg over all pairs of that question in the run; none where nothing was tested.</param>
/// <param name="Counting">What it was counted by; none where nobody counted.</param>
public sealed record Demand(
    int Employers,
    int Postings,
    int RoleEmployers,
    int RoleEmployersBefore,
    double ShareNow,
    double? ShareBefore,
    Interval Interval,
    double? Lift = null,
    double? PValue = null,
    double? QValue = null,
    Counting? Counting = null);

/// <summary>What demand was counted by: the settings of the night that counted.</summary>
/// <param name="NowDays">Length of the window now, in days.</param>
/// <param name="BeforeDays">Length of the window before it.</param>
/// <param name="FalseDiscoveryRate">The part of what is taken for more than chance that may be chance, 0 to 1.</param>
/// <param name="MostWeight">The most that one employer weighs where there are many, 0 to 1.</param>
public sealed record Counting(int NowDays, int BeforeDays, double FalseDiscoveryRate, double MostWeight);

public sealed record Interval(double Low, double High);

/// <summary>A verbatim sentence of a posting. <c>Sentence == text[Start..End]</c> of the text revision that <paramref name="Text"/> names.</summary>
/// <param name="Text">The hash of the redacted text revision that the offsets point into.</param>
/// <param name="SpanStart">Where in the text the mention itself begins; within the sentence.</param>
public sealed record Evidence(
    PostingId Posting,
    Uri? Url,
    string? Employer,
    DateOnly Date,
    string Text,
    string Sentence,
    int Start,
    int End,
    int SpanStart,
    int SpanEnd);
