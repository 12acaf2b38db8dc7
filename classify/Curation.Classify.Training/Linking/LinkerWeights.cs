using Curation.Classify.Encoders;
using Curation.Classify.Evaluation;
using Curation.Classify.Linking;
using Curation.Classify.Skills;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Training.Linking;

/// <summary>
/// Prints what the constants of the linker should be for a folder of models: the weights of its likenesses, and the curve that says how
/// likely the first label is right. Chosen on the validation parts of the ESCO skill benchmark; no weight of a model is learned from them.
/// </summary>
internal static class LinkerWeights
{
    public static int Run(string data, string models)
    {
        var folder = Path.Combine(data, "esco_skill_benchmark", "data");
        var labels = File.ReadAllLines(Path.Combine(folder, "skills_en_label.txt")).Where(l => l.Length > 0).ToList();
        var taxonomy = new Taxonomy("esco", [.. labels.Select(l => new TaxonomyTerm(l, l, []))], []);
        using var encoder = TextEncoder.Load(models);
        using var tagger = File.Exists(Path.Combine(models, NeuralTagger.FileName)) ? NeuralTagger.Load(models) : NeuralTagger.Load(ModelKit.Shipped);
        var linker = new SkillLinker(taxonomy, tagger, LabelVectors.Of(encoder, SkillLinker.Labels(taxonomy), cache: null));
        var places = labels.Index().ToDictionary(l => l.Item, l => l.Index, StringComparer.Ordinal);
        foreach (var phrases in (bool[])[false, true])
        {
            var questions = Directory.GetFiles(folder, "*_validation_annotations.csv").Order(StringComparer.Ordinal).SelectMany(EscoBenchmarkFile.Read)
                .Where(q => q.Context is not null == phrases)
                .Select(q => (Question: q, Ranked: linker.Likenesses(q.Text, q.Context))).Where(q => q.Ranked.Phrase == phrases)
                .Select(q => AskedQuestion.Of(q.Question.Part, q.Question.Text, [.. q.Question.Links.Select(l => places[l])], q.Ranked.Likenesses)).ToList();
            Say(phrases ? "phrases" : "sentences", questions, phrases ? FusedRanking.PhraseWeights : FusedRanking.SentenceWeights);
        }

        return 0;
    }

    private static void Say(string form, List<AskedQuestion> questions, float[] now)
    {
        Console.WriteLine($"{form}: {questions.Count(q => q.Fitting > 0)} with a label, {questions.Count(q => q.Fitting == 0)} without");
        for (var i = 0; i < now.Length; i++)
            Console.WriteLine($"  likeness {i + 1} alone: {FusionSearch.Score(questions, [.. now.Select((_, j) => i == j ? 1f : 0f)])}");
        Console.WriteLine($"  now  [{string.Join(", ", now)}]: {FusionSearch.Score(questions, now)}");
        var steady = FusionSearch.Steady(questions, now);
        Console.WriteLine($"  steady [{string.Join(", ", steady)}]: {FusionSearch.Score(questions, steady)}");
        foreach (var part in questions.Select(q => q.Part).Distinct(StringComparer.Ordinal))
        {
            var chosen = FusionSearch.Steady([.. questions.Where(q => q.Part != part)], now);
            Console.WriteLine($"  {part}, by weights that the other part chooses, [{string.Join(", ", chosen)}]: {FusionSearch.Score([.. questions.Where(q => q.Part == part)], chosen)}");
        }

        foreach (var (name, weights) in ((string, float[])[])[("now", now), ("steady", steady)])
            CurveChoice.Say($"{form}, weights {name}", [.. questions.Select(q =>
            {
                var (first, guess) = SkillLinker.Guess(q.Likenesses.Ranking(weights), q.Text);
                return (guess, q.Gold.Contains(first[0]), q.Fitting == 0);
            })]);
    }
}
