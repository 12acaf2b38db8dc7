using Curation.Classify.Linking;
using Curation.Domain.Models;

namespace Curation.Classify.Evaluation;

/// <summary>A text and the skills that people linked it to; none: nothing fits.</summary>
public sealed record LabelledLinks(string Id, string Text, IReadOnlyList<string> Links, string? Context = null);

/// <summary>What a linker did on texts that people linked. An example is right where its first link is one of theirs, or nothing fits and nothing is given.</summary>
public static class LinkerEvaluation
{
    private const string Nothing = "none fits";

    /// <param name="hash">Of the encoder that the linker works with.</param>
    public static ModelEvaluation Of(SkillLinker linker, string hash, LabelledSet set, IReadOnlyList<LabelledLinks> examples)
    {
        ArgumentNullException.ThrowIfNull(linker);
        ArgumentNullException.ThrowIfNull(examples);
        var judged = examples.Select(e => (Example: e, Links: linker.Link(e.Text, e.Context))).ToList();
        var outcomes = judged.Select(j => Outcome(j.Example, j.Links)).ToList();
        var linked = judged.Where(j => j.Example.Links.Count > 0).ToList();
        return new ModelEvaluation(
            ModelKind.Linker, hash, set,
            [
                Figures.Share("first right", [.. outcomes.Select(o => (o.Right ? 1 : 0, 1))], leading: true),
                Figures.Share("R-precision at 5", [.. linked.Select(j => (j.Links.Take(5).Count(l => j.Example.Links.Contains(l.Id)), Math.Min(5, j.Example.Links.Count)))]),
            ],
            Figures.Classes([.. judged.Select(j => (Fits(j.Example.Links.Count), Fits(j.Links.Count)))], ""),
            Figures.Reliability([.. judged.Where(j => j.Links.Count > 0).Select(j => (j.Links[0].Score, j.Example.Links.Contains(j.Links[0].Id)))]),
            Figures.Confusions(judged.Select(j => (Fits(j.Example.Links.Count), Fits(j.Links.Count)))),
            outcomes);

        static string Fits(int links) => links == 0 ? Nothing : "something fits";
    }

    private static Outcome Outcome(LabelledLinks example, IReadOnlyList<SkillLink> links) => new(
        example.Id, Figures.Short(example.Text), string.Join("; ", example.Links), links.Count == 0 ? "" : $"{links[0].Id} {links[0].Label}",
        links.Count == 0 ? example.Links.Count == 0 : example.Links.Contains(links[0].Id), links.Count == 0 ? null : links[0].Score);
}
