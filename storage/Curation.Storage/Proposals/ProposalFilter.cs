using Curation.Domain.Frameworks;
using Curation.Storage.Search;

namespace Curation.Storage.Proposals;

/// <summary>The order of the queue; after each the id decides.</summary>
public enum ProposalOrder
{
    /// <summary>By rank: demand × gap to the framework, or what has been learned.</summary>
    Needed,
    Newest,
    Employers,

    /// <summary>The share before lies nearest to an end of the interval of the share now: chance could explain these first.</summary>
    Closest,
}

/// <summary>Which proposals a curator looks at, and in which order; what is not named is not narrowed.</summary>
/// <param name="Kind">The wire name, as in <c>change_level</c>.</param>
public sealed record ProposalFilter(FrameworkCode? Framework = null, string? Kind = null, ElementCode? Profile = null)
{
    /// <summary>As typed; <see cref="Search.ProposalWords.Read"/> says whether they can be searched.</summary>
    public string? Words { get; init; }

    /// <summary>Of the profile.</summary>
    public ElementCode? Family { get; init; }

    /// <summary>What is asked of it, of a skill that belongs to it, or of a term that would.</summary>
    public ElementCode? Competency { get; init; }

    /// <summary>The lowest number of employers of a range of <see cref="ProposalFields.Supports"/>.</summary>
    public int? Support { get; init; }

    /// <summary>A source's id: a posting of it is among the evidence.</summary>
    public string? Source { get; init; }

    /// <summary>Opened on this business date or later.</summary>
    public DateOnly? Since { get; init; }

    public ProposalOrigin? Origin { get; init; }

    public ProposalState State { get; init; }

    public ProposalOrder Order { get; init; }

    /// <summary>Whether it is the whole queue, whatever its order.</summary>
    public bool IsEmpty => this with { Order = default } == new ProposalFilter();
}
