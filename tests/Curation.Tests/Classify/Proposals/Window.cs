using System.Text;
using Curation.Classify.Proposals;
using Curation.Domain.Analysis;
using Curation.Domain.Frameworks;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Domain.Proposals;

namespace Curation.Tests.Classify.Proposals;

/// <summary>
/// A window of analysed postings. What is asked for is written <c>RENEW</c> (a skill of the framework), <c>~Gainsight</c> (an unlinked
/// term), either with a level or a priority cue behind it: <c>RENEW@3</c>, <c>RENEW!1</c>. Each stands in a sentence of its own.
/// </summary>
internal sealed class Window
{
    public static readonly DateOnly AsOf = new(2026, 6, 30);

    private readonly List<AnalysedPosting> postings = [];

    public IReadOnlyList<AnalysedPosting> Postings => postings;

    public Framework Framework { get; init; } = SmallFramework.Care;

    public ProposalOptions Options { get; init; } = new();

    public IReadOnlyList<Proposal> Propose() => ProposalBuilder.Propose(Framework, 1, postings, AsOf, Options);

    public IReadOnlyList<T> Changes<T>() where T : Change => [.. Propose().Select(p => p.Change).OfType<T>()];

    public Window Post(
        string? employer, string? role, int daysAgo, IEnumerable<string> asks, string? title = null, string source = "board", PostingId? cluster = null, string sentence = "You bring {0} to a team that is looking forward to it.")
    {
        var (text, mentions) = Write(asks, sentence);
        var id = PostingId.Of(SourceId.Parse(source), $"{postings.Count}");
        var posting = new Posting
        {
            Id = id, Source = SourceId.Parse(source), ExternalId = $"{postings.Count}", Title = title ?? role ?? "Somebody", Employer = employer, Text = text,
            Url = new Uri($"https://example.org/{postings.Count}"),
        };
        var match = new RoleMatch(new ProfileKey(Framework.Code, ElementCode.Parse(role ?? "CSM")), role is null ? 0.2 : 0.9, role is null, [], []);
        postings.Add(new AnalysedPosting(posting, employer, cluster ?? id, AsOf.AddDays(-daysAgo), new PostingAnalysis(id, "test", match, mentions)));
        return this;
    }

    /// <summary>
    /// Employers of a role, one posting each, spread over the weeks: <paramref name="now"/> of them in the window now and
    /// <paramref name="before"/> in the one before. Of each ask, the first so many employers ask.
    /// </summary>
    public Window Role(string? role, int now, int before, params (string Ask, int Now, int Before)[] asks) => Role(role, null, now, before, asks);

    public Window Role(string? role, string? title, int now, int before, params (string Ask, int Now, int Before)[] asks)
    {
        for (var i = 0; i < now; i++)
            Post($"{role ?? title} {i}", role, 5 + (i * 11 % 80), asks.Where(a => i < a.Now).Select(a => a.Ask), title);
        for (var i = 0; i < before; i++)
            Post($"{role ?? title} {i}", role, 95 + (i * 11 % 170), asks.Where(a => i < a.Before).Select(a => a.Ask), title);
        return this;
    }

    /// <summary>The other roles as they usually are: 20 employers each now and before that ask for communication.</summary>
    public Window OtherRoles(params string[] except)
    {
        foreach (var role in SmallFramework.Roles.Except(except))
            Role(role, 20, 20, ("COMM", 10, 10));
        return this;
    }

    private (string Text, IReadOnlyList<SkillMention> Mentions) Write(IEnumerable<string> asks, string sentence)
    {
        var text = new StringBuilder("What we look for\n");
        var mentions = new List<SkillMention>();
        foreach (var ask in asks)
        {
            var name = ask.Split('@', '!')[0];
            var cue = name.Length < ask.Length ? new Cue(ask[^1] - '0', $"cue {ask[^1]}") : null;
            var skill = Framework.Skills.FirstOrDefault(s => s.Code.ToString() == name);
            var term = skill?.Label ?? name.TrimStart('~');
            var start = text.Append("- ").Length;
            var written = string.Format(sentence, term);
            var at = start + written.IndexOf(term, StringComparison.Ordinal);
            text.Append(written).Append('\n');
            mentions.Add(new SkillMention(
                term, skill is null ? null : $"{Framework.Code}/{skill.Code}", SkillKind.Knowledge, at, at + term.Length, start, start + written.Length, 1,
                skill is null ? "tagger" : "lexicon", ask.Contains('@') ? cue : null, ask.Contains('!') ? cue : null));
        }

        return (text.ToString(), mentions);
    }
}
