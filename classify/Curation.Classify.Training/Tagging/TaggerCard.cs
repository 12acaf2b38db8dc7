using System.Globalization;
using Curation.Classify.Evaluation;
using Curation.Classify.Skills;

namespace Curation.Classify.Training.Tagging;

/// <summary>What a card says of how a tagger was made.</summary>
internal sealed record TaggerFacts(string DataHash, string BaseHash, string FileHash, TaggerOptions Options, string Base, TaggerFit[] Fits, int Minutes);

/// <summary>The card that stands beside the file, in the words of "Model Cards for Model Reporting" (Mitchell and others 2019).</summary>
internal static class TaggerCard
{
    public static string Of(TaggerFacts facts, IReadOnlyList<TaggerFigures> figures)
    {
        var settings = facts.Options.Settings;
        return string.Create(CultureInfo.InvariantCulture, $"""
            # {NeuralTagger.FileName}

            Marks spans of skill (what a person does or is) and of knowledge (what a person knows) in sentences of English job postings: a
            transformer of six layers with a linear layer over it, outside, begin and inside for each kind, from whose
            probabilities the spans are chosen that are on average worth most.

            | | |
            |---|---|
            | Begins with | {facts.Base} (Apache-2.0, {facts.BaseHash[..16]}…), 22.7 million parameters, from the NuGet package {facts.Options.From.Assembly} |
            | Learns from | SkillSpan (Zhang, Jensen, Sonniks and Plank, NAACL 2022; MIT), the public parts "house" and "tech": train, SHA-256 {facts.DataHash[..16]}… |
            | Taught by | {Teachers(facts.Options)} |
            | Chosen on dev, within the file | logits × {facts.Fits[0].Sharpness} for skill, {facts.Fits[1].Sharpness} for knowledge; {facts.Fits[0].Lean} and {facts.Fits[1].Lean} more for "outside" |
            | Parameters | the mean of the weights of {facts.Options.Runs} run{(facts.Options.Runs == 1 ? "" : "s")} from seed {facts.Options.Seed}; {settings.Epochs} epochs, learning rate {settings.Rate} (layer over it {TaggerSettings.HeadRate}), batch {settings.Batch}, weight decay {TaggerSettings.Decay}, dropout 0.1, longest gradient {TaggerSettings.LongestGradient}, sequences of {TaggingExample.LongestTrained}, word embeddings fixed |
            | File | weights in 7 of 8 bits, a scale for each column; SHA-256 `{facts.FileHash}` |

            | dev, {figures[^1].Spans} spans | strict F1 | 95 % interval | P | R | overlap F1 | P | R |
            |---|---|---|---|---|---|---|---|
            {string.Join('\n', figures.Select(Row))}

            Strict: the same words as the annotators'. Overlap: one word in common, counted from both sides. Intervals by bootstrap over sentences.
            Both were chosen on dev, so its figures flatter a little; the test part was never looked at.

            Known weaknesses: where a span of what a person does ends is often a matter of taste, also among annotators; trained on postings of 2020
            and 2021 in English only; degrees are marked as knowledge (the analyst drops them).

            Make it again ({facts.Minutes} minutes on one core; on the same kind of processor the same bytes, elsewhere within a point of F1):

                ./curation models train tagger --data DIR --to DIR --runs {facts.Options.Runs} --seed {facts.Options.Seed} --epochs {settings.Epochs} --base {facts.Options.From.Option}

            where the first DIR holds SkillSpan's `train.json` and `dev.json`; `./curation models evaluate tagger dev.json --models DIR` prints the table.

            """);
    }

    private static string Teachers(TaggerOptions options) => options.Teachers.Count == 0
        ? "people's marks alone"
        : $"the mean probabilities of {options.Teachers.Count} taggers beside people's marks ({options.Share} %), and alone on {string.Join(", ", options.Unlabelled.Select(Path.GetFileName))}";

    private static string Row(TaggerFigures f) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {f.Kind} | {f.Strict.F1 * 100:0.0} | {f.Strict.Interval.Low * 100:0.0} to {f.Strict.Interval.High * 100:0.0} | {f.Strict.Precision * 100:0.0} | {f.Strict.Recall * 100:0.0} | {f.Overlap.F1 * 100:0.0} | {f.Overlap.Precision * 100:0.0} | {f.Overlap.Recall * 100:0.0} |");
}
