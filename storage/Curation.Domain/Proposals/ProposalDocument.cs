using System.ComponentModel;
using Curation.Domain.Frameworks;
using Curation.Domain.Postings;

namespace Curation.Domain.Proposals;

/// <summary>A proposal as it is exported: the documented form of docs/formats.md, written with <see cref="CurationJson"/>.</summary>
/// <param name="Kind">As in <c>add_requirement</c>; see <see cref="Proposal.KindOf"/>.</param>
/// <param name="Profile">The profile that is changed; absent where the change is to none.</param>
/// <param name="Target">The place within framework, kind and profile.</param>
/// <param name="Before">As it stands, for people; empty where there is nothing.</param>
/// <param name="After">As it would stand; empty where something goes.</param>
/// <param name="Employers">Employers that ask for it now.</param>
/// <param name="Postings">Their postings that do, duplicates folded.</param>
/// <param name="ShareNow">0 to 1.</param>
/// <param name="ShareBefore">0 to 1; absent where too few employers were seen before.</param>
/// <param name="Interval">95 % Wilson score interval of <paramref name="ShareNow"/>: low, then high.</param>
/// <param name="QValue">After Benjamini-Hochberg over the run; absent where nothing was tested.</param>
public sealed record ProposalDocument(
    Guid Id,
    FrameworkCode Framework,
    string Kind,
    ElementCode? Profile,
    string Target,
    string Question,
    string Before,
    string After,
    [property: Description("How much it is needed, greatest first: demand × gap to the framework, 0 to 1. Not a place in the list.")] double Rank,
    int Employers,
    int Postings,
    double ShareNow,
    double? ShareBefore,
    IReadOnlyList<double> Interval,
    double? QValue,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<EvidenceDocument> Evidence,
    IReadOnlyList<Near> Nearest)
{
    public static ProposalDocument Of(Proposal proposal) => new(
        proposal.Id,
        proposal.Framework,
        Proposal.KindOf(proposal.Change),
        proposal.Change.Profile,
        proposal.Change.Target,
        proposal.Question,
        proposal.Before,
        proposal.After,
        proposal.Rank,
        proposal.Demand.Employers,
        proposal.Demand.Postings,
        proposal.Demand.ShareNow,
        proposal.Demand.ShareBefore,
        [proposal.Demand.Interval.Low, proposal.Demand.Interval.High],
        proposal.Demand.QValue,
        proposal.Reasons,
        [.. proposal.Evidence.Select(EvidenceDocument.Of)],
        proposal.Nearest);
}

/// <summary>A verbatim sentence: <c>sentence == text[start..end]</c> in UTF-16 units of the posting's redacted text.</summary>
/// <param name="Text">The hash that names the text revision.</param>
public sealed record EvidenceDocument(PostingId Posting, Uri? Url, string? Employer, DateOnly Date, string Text, string Sentence, int Start, int End)
{
    public static EvidenceDocument Of(Evidence evidence) =>
        new(evidence.Posting, evidence.Url, evidence.Employer, evidence.Date, evidence.Text, evidence.Sentence, evidence.Start, evidence.End);
}
