using Curation.Domain.Market;
using Curation.Storage.Pages;

namespace Curation.Pipelines.Commands;

/// <summary>What <c>export problems</c> writes: a page, or an entry of one, that did not become a posting.</summary>
/// <param name="Address">Where it was read; <c>file:NAME</c> of an imported file.</param>
/// <param name="Outcome">Of the page: <c>refused</c>, <c>failed</c>, <c>unreadable</c>, <c>not_a_posting</c>, or <c>found</c> where other entries were taken.</param>
public sealed record ProblemRecord(Guid Page, SourceId Source, string Address, string Outcome, string Reason)
{
    internal static ProblemRecord Of(PageProblem problem) => new(problem.Page, problem.Source, problem.Address, problem.Outcome, problem.Reason);
}
