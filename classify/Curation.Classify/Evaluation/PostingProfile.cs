using Curation.Classify.Roles;
using Curation.Classify.Skills;
using Curation.Classify.Text;
using Curation.Domain.Postings;

namespace Curation.Classify.Evaluation;

/// <summary>Where a posting's time goes: each part of the judging run alone over the same postings, and what the whole takes beside.</summary>
internal static class PostingProfile
{
    /// <returns>Milliseconds of processor time a posting.</returns>
    public static IReadOnlyDictionary<string, double> Of(Catalogue catalogue, string folder, IReadOnlyList<Posting> postings)
    {
        using var kit = ModelKit.Load(folder);
        var analyst = PostingAnalyst.Build(catalogue, kit);
        var lexicon = SkillLexicon.Build(catalogue);
        var roles = RoleClassifier.Build(catalogue, RoleClassifier.DefaultFloor);
        List<(string Text, IReadOnlyList<SectionedSentence> Sentences)> parted = [];
        var parts = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["sections"] = Each(p => parted.Add((p.Text, Sections.Of(p.Text)))),
        };
        var at = 0;
        parts["lexicon"] = Each(_ => Judged(parted[at++], (text, tokens) => lexicon.Find(text, tokens)));
        at = 0;
        parts["tagger"] = kit.Tagger is { } tagger ? Each(_ => Judged(parted[at++], (text, tokens) => tagger.Tag(text, tokens))) : 0;
        parts["roles"] = Each(p => roles.Classify(p.Title, p.Text));
        parts["all with sentences known"] = Each(p => analyst.Analyse(p));
        return parts;

        double Each(Action<Posting> work)
        {
            var busy = Environment.CpuUsage.TotalTime;
            foreach (var posting in postings)
                work(posting);
            return (Environment.CpuUsage.TotalTime - busy).TotalMilliseconds / postings.Count;
        }
    }

    private static void Judged((string Text, IReadOnlyList<SectionedSentence> Sentences) posting, Action<string, List<Token>> work)
    {
        foreach (var sentence in posting.Sentences.Where(s => s.IsJudged))
            work(posting.Text, Tokens.Of(posting.Text, sentence.Sentence.Start, sentence.Sentence.End));
    }
}
