using System.Diagnostics;
using Curation.Classify.Encoders;
using Curation.Classify.Training.Torch;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Curation.Classify.Training.Linking;

/// <param name="Rate">The highest learning rate; it rises over the first tenth of the steps and falls to 0 over the rest.</param>
internal sealed record LinkerSettings(int Epochs = 1, float Rate = 5e-5f, int Batch = 64, int Seed = 1)
{
    public const float Sharpness = 20;
    public const float Decay = 0.01f;
    public const float LongestGradient = 1;
    public const int LongestText = 64;
    public const int LongestLabel = 32;
}

/// <summary>
/// Fine-tunes an encoder so that a text lies nearer to the label that fits it than to the labels of the other texts of its batch
/// (in-batch negatives: Henderson and others, "Efficient natural language response suggestion", 2017), and than to one near label more that does not fit it.
/// </summary>
internal static class LinkerRun
{
    /// <param name="wrong">For each pair a label that does not fit but lies near; none: the other labels of the batch must do.</param>
    public static void Train(Encoder encoder, WordPiece words, IReadOnlyList<LinkPair> pairs, IReadOnlyList<string>? wrong, LinkerSettings settings, Action<string> say)
    {
        set_num_threads(1);
        random.manual_seed(settings.Seed);
        var chance = new Random(settings.Seed);
        encoder.Coarse = true;
        var texts = pairs.Select(p => Ids(words, p.Text, LinkerSettings.LongestText)).ToArray();
        var optimizer = new AdamW(1);
        optimizer.Add(encoder.Trained, 1, LinkerSettings.Decay);
        var steps = pairs.Count / settings.Batch * settings.Epochs;
        var step = 0;
        var watch = Stopwatch.StartNew();
        double losses = 0;
        for (var epoch = 1; epoch <= settings.Epochs; epoch++)
        {
            foreach (var batch in Batches(texts, settings.Batch, chance))
            {
                using var scope = NewDisposeScope();
                var done = (double)step++ / steps;
                string[] labels = [.. batch.Select(i => pairs[i].Label), .. wrong is null ? [] : batch.Select(i => wrong[i])];
                var queries = Vectors(encoder, [.. batch.Select(i => texts[i])]);
                var answers = Vectors(encoder, [.. labels.Select(l => Ids(words, l, LinkerSettings.LongestLabel))]);
                var likeness = queries.matmul(answers.t()) * LinkerSettings.Sharpness + Mask([.. batch.Select(i => pairs[i])], labels);
                var loss = functional.cross_entropy(likeness, arange(batch.Length, ScalarType.Int64));
                optimizer.Forget();
                loss.backward();
                optimizer.Step((float)(settings.Rate * (done < 0.1 ? done / 0.1 : (1 - done) / 0.9)), LinkerSettings.LongestGradient);
                losses += loss.item<float>();
                if (step % 50 != 0)
                    continue;
                say($"step {step} of {steps}: loss {losses / 50:0.000}, {watch.Elapsed.TotalSeconds:0} s");
                losses = 0;
            }
        }

        encoder.Coarse = false;
    }

    public static int[] Ids(WordPiece words, string text, int longest) =>
        [WordPiece.Opening, .. words.Pieces(text, 0, text.Length).Take(longest - 2).Select(p => p.Id), WordPiece.Closing];

    /// <summary>The mean over the pieces, brought to length 1, as the product takes it.</summary>
    private static Tensor Vectors(Encoder encoder, IReadOnlyList<int[]> rows)
    {
        var (ids, mask) = Encoder.Batch(rows);
        var weights = mask.to(ScalarType.Float32).unsqueeze(-1);
        return functional.normalize((encoder.Forward(ids, mask, training: true) * weights).sum(1) / weights.sum(1), 2, 1);
    }

    /// <summary>Very low where a label of another row fits this row's text too: it is not pushed away.</summary>
    private static Tensor Mask(LinkPair[] rows, string[] labels)
    {
        var mask = new float[rows.Length * labels.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < labels.Length; j++)
            {
                if (i != j && rows[i].Fitting.Contains(labels[j], StringComparer.Ordinal))
                    mask[i * labels.Length + j] = -1e4f;
            }
        }

        return tensor(mask, [rows.Length, labels.Length]);
    }

    /// <summary>Whole batches of texts of like length, in an order by chance.</summary>
    private static int[][] Batches(int[][] texts, int size, Random chance)
    {
        var order = Enumerable.Range(0, texts.Length).ToArray();
        chance.Shuffle(order);
        var batches = order.Chunk(size * 20).SelectMany(stretch => stretch.OrderBy(i => texts[i].Length).Chunk(size)).Where(b => b.Length == size).ToArray();
        chance.Shuffle(batches);
        return batches;
    }
}
