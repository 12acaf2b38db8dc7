using Curation.Classify.Encoders;
using Curation.Classify.Roles;
using Curation.Classify.Text;

namespace Curation.Classify.Evaluation;

/// <summary>A posting of a public set with the class that its source gives it.</summary>
/// <param name="Group">What is held out together, as a company.</param>
public sealed record LabelledTitle(string Label, string Group, string Title, string Text);

/// <summary>What the role classifier's model makes of classes that it is trained on from postings: to compare it with others on the same folds.</summary>
public static class FoldedTitles
{
    private const float VectorShare = 0.6f;

    private const int LongestLead = 600;

    /// <summary>Real texts have many words that come once or twice.</summary>
    private const int LeastCount = 3;

    /// <param name="folds">Of each row, from 0; a row's class is guessed by a model that was trained on the other folds.</param>
    /// <param name="encoder">None: by words and letters alone.</param>
    /// <returns>The guessed label of each row.</returns>
    public static IReadOnlyList<string> Guess(IReadOnlyList<LabelledTitle> rows, IReadOnlyList<int> folds, TextEncoder? encoder)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(folds);
        var labels = rows.Select(r => r.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var examples = rows.AsParallel().AsOrdered().Select((row, i) => Example(row, labels.IndexOf(row.Label), folds[i], encoder)).ToList();
        var guesses = new string[rows.Count];
        foreach (var fold in folds.Distinct().Order())
        {
            // The last class stands where "none of ours" does.
            var train = examples.Where(e => e.Fold != fold).Select(e => e.Class == labels.Count - 1 ? e with { Class = RoleTrainingSet.Other } : e).ToList();
            var model = RoleWeights.Train(train, labels.Count - 1, leastCount: LeastCount);
            for (var i = 0; i < rows.Count; i++)
            {
                if (folds[i] != fold)
                    continue;
                var probabilities = model.Probabilities(RoleFeatures.Of(examples[i].Title.Within(model.Vocabulary), examples[i].Body, examples[i].Vector));
                guesses[i] = labels[Array.IndexOf(probabilities, probabilities.Max())];
            }
        }

        return guesses;
    }

    private static RoleExample Example(LabelledTitle row, int c, int fold, TextEncoder? encoder)
    {
        var body = RoleText.Of(row.Text, Sections.Of(row.Text));
        float[]? vector = encoder is null
            ? null
            : [.. encoder.Encode(row.Title).Concat(encoder.Encode(body[..Math.Min(body.Length, LongestLead)])).Select(v => v * VectorShare)];
        return new RoleExample(Title.Of(row.Title), RoleFeatures.Body(body), c, fold, IsBase: true) { Vector = vector };
    }
}
