using Curation.Domain.Models;
using Curation.Domain.Market;
using Curation.Domain.Postings;

namespace Curation.Classify.Evaluation;

/// <summary>A posting and the profile that people say it is for; none: it is none of ours.</summary>
public sealed record LabelledRole(string Id, string Title, string Text, string? Role = null);

/// <summary>Which roles an analyst gave to postings that people labelled. An example is right where the role is theirs, or both say it is none of ours.</summary>
public static class RoleEvaluation
{
    private const string None = "none of ours";

    /// <param name="hash">The version of role judging.</param>
    /// <param name="name">Of the set, as people know it.</param>
    /// <param name="against">The hash of the frameworks that the roles are drawn from.</param>
    public static ModelEvaluation Of(PostingAnalyst analyst, string hash, string name, string against, IReadOnlyList<LabelledRole> examples)
    {
        ArgumentNullException.ThrowIfNull(analyst);
        ArgumentNullException.ThrowIfNull(examples);
        var judged = examples.AsParallel().AsOrdered().Select(e => (Expected: e.Role ?? None, Match: analyst.Analyse(Posting(e)).Role, Example: e)).ToList()
            .ConvertAll(j => (j.Expected, Given: j.Match is { Abstained: false } match ? match.Profile.ToString() : None, j.Match, j.Example));
        return new ModelEvaluation(
            ModelKind.Roles, hash, Figures.Set(name, examples, against),
            [
                Figures.Share("accuracy", [.. judged.Select(j => (j.Given == j.Expected ? 1 : 0, 1))], leading: true),
                Figures.Share("precision", [.. judged.Select(j => (j.Given != None && j.Given == j.Expected ? 1 : 0, j.Given != None ? 1 : 0))]),
                Figures.Share("recall", [.. judged.Select(j => (j.Expected != None && j.Given == j.Expected ? 1 : 0, j.Expected != None ? 1 : 0))]),
            ],
            Figures.Classes([.. judged.Select(j => (j.Expected, j.Given))], None),
            Reliability.Of([.. judged.Where(j => j.Match is not null).Select(j => (j.Match!.Score, j.Match.Profile.ToString() == j.Expected))]),
            Figures.Confusions(judged.Select(j => (j.Expected, j.Given))),
            [.. judged.Select(j => new Outcome(j.Example.Id, j.Example.Title.Length <= 200 ? j.Example.Title : j.Example.Title[..200], j.Expected, j.Given, j.Given == j.Expected, j.Match?.Score))]);
    }

    private static Posting Posting(LabelledRole example)
    {
        var source = SourceId.Parse("labelled");
        return new Posting { Id = PostingId.Of(source, example.Id), Source = source, ExternalId = example.Id, Title = example.Title, Text = example.Text, Language = "en" };
    }
}
