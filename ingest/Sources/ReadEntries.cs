using Curation.Domain.Market;
using Curation.Domain.Postings;

namespace Curation.Ingest.Sources;

/// <summary>Gathers the entries of one page and says in the end what reading it came to. Nothing is lost without its reason.</summary>
internal sealed class ReadEntries(Source source, Page page)
{
    private const int ProblemsNamed = 5;

    private readonly List<Posting> postings = [];
    private readonly List<string> problems = [];
    private readonly Dictionary<PostingId, int> places = [];
    private int entries;

    /// <summary>How many were looked at, sound or not.</summary>
    public int Count => entries;

    /// <param name="name">What helps a person find the entry again: <c>line 7</c>; else its number.</param>
    public void Add(PostingFacts facts, string? name = null)
    {
        entries++;
        var (posting, fault) = StrictPosting.Of(facts, source, page);
        if (posting is null)
        {
            Problem($"{Name(name)}{Known(facts)}: {fault}.");
        }
        else if (places.TryAdd(posting.Id, postings.Count))
        {
            postings.Add(posting);
        }
        else if (postings[places[posting.Id]].TextHash() != posting.TextHash())
        {
            Problem($"{Name(name)}{Known(facts)}: an earlier entry has the same id ({posting.ExternalId}) and another text; the earlier one is kept.");
        }
    }

    public void Reject(string reason, string? name = null)
    {
        entries++;
        Problem($"{Name(name)}: {reason}.");
    }

    /// <summary>Something about the page as a whole.</summary>
    public void Problem(string sentence) => problems.Add(Redaction.Redact(sentence));

    /// <param name="nothing">The sentence for a page without any entry.</param>
    public ReadOutcome Outcome(string nothing) =>
        postings.Count > 0 ? new ReadOutcome.Found(postings, problems)
        : problems.Count == 0 ? new ReadOutcome.NotAPosting(nothing)
        : new ReadOutcome.NotAPosting(
            $"None of its {entries} entries is a posting. {string.Join(' ', problems.Take(ProblemsNamed))}{(problems.Count > ProblemsNamed ? $" And {problems.Count - ProblemsNamed} more." : "")}");

    private string Name(string? name) => name is null ? $"Entry {entries}" : char.ToUpperInvariant(name[0]) + name[1..];

    private static string Known(PostingFacts facts) => (facts.ExternalId ?? facts.Title) is { } known ? $" ({Shortened(known.Value)})" : "";

    private static string Shortened(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
