namespace Curation.Classify.Proposals;

/// <summary>When demand becomes a proposal. Shares are of a role's employers, 0 to 1; a role's employer counts once a window.</summary>
public sealed record ProposalOptions
{
    /// <summary>Length of the window that counts as now, in days up to and with the business date.</summary>
    public int NowDays { get; init; } = 90;

    /// <summary>Length of the window before that one, in days.</summary>
    public int BeforeDays { get; init; } = 180;

    /// <summary>Fewer employers than this are "not enough evidence": of those that ask, and of the role.</summary>
    public int MinEmployers { get; init; } = 5;

    /// <summary>Distinct ISO weeks in which it was asked for.</summary>
    public int MinWeeks { get; init; } = 2;

    /// <summary>Distinct sources (boards, not the systems that they run on) in which it was asked for.</summary>
    public int MinSources { get; init; } = 1;

    /// <summary>The share of false alarms that is accepted among what is found, over all pairs of a run and question.</summary>
    public double FalseDiscoveryRate { get; init; } = 0.1;

    /// <summary>The most that one employer may weigh in a share, where there are enough employers for that (20 for 5 %).</summary>
    public double MaxEmployerWeight { get; init; } = 0.05;

    /// <summary>Sentences shown with a proposal, one an employer.</summary>
    public int MaxEvidence { get; init; } = 5;

    /// <summary>A requirement is added from this share of employers on.</summary>
    public double RequirementShare { get; init; } = 0.25;

    /// <summary>And its interval must not reach below this.</summary>
    public double RequirementLow { get; init; } = 0.10;

    /// <summary>How much more often than over all roles a role must ask for something for it to be the role's own.</summary>
    public double MinLift { get; init; } = 1.5;

    /// <summary>A rise or fall is told from this many points on (0.10: ten of a hundred employers).</summary>
    public double MinShift { get; init; } = 0.10;

    /// <summary>What fades must have fallen at least to this part of its share before.</summary>
    public double FadedTo { get; init; } = 0.5;

    /// <summary>A new term is proposed from this share on where it rises.</summary>
    public double RisingSkillShare { get; init; } = 0.10;

    /// <summary>A new term that does not rise is proposed from this share on, with <see cref="SteadySkillLift"/>.</summary>
    public double SteadySkillShare { get; init; } = 0.20;

    public double SteadySkillLift { get; init; } = 2;

    /// <summary>A level is judged when at least this part of the employers that ask say how well.</summary>
    public double MinCueShare { get; init; } = 0.25;

    /// <summary>High priority is for what more than this share of employers ask for.</summary>
    public double HighShare { get; init; } = 0.50;

    /// <summary>Medium priority is for what more than this share of employers ask for.</summary>
    public double MediumShare { get; init; } = 0.25;

    /// <summary>Low priority is for what no more than this share of employers ask for, and call nice to have.</summary>
    public double LowShare { get; init; } = 0.10;

    /// <summary>A title that is none of our roles is near a framework when this part of what its postings ask for is the framework's.</summary>
    public double DomainShare { get; init; } = 0.20;

    /// <summary>The first day of both windows that end with a business date.</summary>
    public DateOnly WindowFrom(DateOnly date) => date.AddDays(-(NowDays + BeforeDays));

    /// <summary>What is wrong with these options, by the setting's name; none where all is well.</summary>
    public string? Fault() =>
        Below(nameof(NowDays), NowDays, 1) ?? Below(nameof(BeforeDays), BeforeDays, 0) ?? Below(nameof(MinEmployers), MinEmployers, 1)
        ?? Below(nameof(MinWeeks), MinWeeks, 1) ?? Below(nameof(MinSources), MinSources, 1) ?? Below(nameof(MaxEvidence), MaxEvidence, 1)
        ?? NoShare(nameof(FalseDiscoveryRate), FalseDiscoveryRate) ?? NoShare(nameof(MaxEmployerWeight), MaxEmployerWeight)
        ?? NoShare(nameof(RequirementShare), RequirementShare) ?? NoShare(nameof(HighShare), HighShare) ?? NoShare(nameof(MediumShare), MediumShare);

    private static string? Below(string name, int value, int least) => value < least ? $"{name} is {value}: {least} at least." : null;

    private static string? NoShare(string name, double value) => value is > 0 and <= 1 ? null : $"{name} is {value}: above 0, 1 at most.";
}
