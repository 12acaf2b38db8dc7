using System.Diagnostics;
using Curation.Classify.Training.Torch;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Curation.Classify.Training.Tagging;

/// <param name="Rate">The highest learning rate; it rises over the first tenth of the steps and falls to 0 over the rest.</param>
internal sealed record TaggerSettings(int Epochs = 5, float Rate = 3e-4f, int Batch = 16, int Threads = 1, int Seed = 1, bool Coarse = true)
{
    public const float HeadRate = 1e-3f;
    public const float Decay = 0.01f;
    public const float LongestGradient = 1;
}

/// <summary>Fine-tunes a tagger on examples, in an order that the seed decides.</summary>
internal static class TaggerRun
{
    public static void Train(TaggerNetwork network, IReadOnlyList<TaggingExample> examples, TaggerSettings settings, Action<string> say)
    {
        set_num_threads(settings.Threads);
        random.manual_seed(settings.Seed);
        var chance = new Random(settings.Seed);
        network.Encoder.Coarse = settings.Coarse;
        var optimizer = new AdamW(settings.Threads);
        optimizer.Add(network.Encoder.Trained, 1, TaggerSettings.Decay);
        optimizer.Add([network.Weight, network.Bias], TaggerSettings.HeadRate / settings.Rate, 0);
        var steps = (examples.Count + settings.Batch - 1) / settings.Batch * settings.Epochs;
        var step = 0;
        for (var epoch = 1; epoch <= settings.Epochs; epoch++)
        {
            var watch = Stopwatch.StartNew();
            double losses = 0;
            foreach (var batch in Batches(examples, settings.Batch, chance))
            {
                using var scope = NewDisposeScope();
                var done = (double)step++ / steps;
                var loss = Loss(network, batch);
                optimizer.Forget();
                loss.backward();
                optimizer.Step((float)(settings.Rate * (done < 0.1 ? done / 0.1 : (1 - done) / 0.9)), TaggerSettings.LongestGradient);
                losses += loss.item<float>();
            }

            say($"epoch {epoch} of {settings.Epochs}: loss {losses * settings.Epochs / steps:0.0000}, {watch.Elapsed.TotalSeconds:0} s");
        }

        network.Encoder.Coarse = false;
    }

    /// <summary>Cross-entropy with the wanted probabilities, the mean over the tokens of the batch, both kinds added.</summary>
    private static Tensor Loss(TaggerNetwork network, TaggingExample[] batch)
    {
        var logits = network.Forward([.. batch.Select(b => b.Input.Ids)], training: true);
        var length = (int)logits.shape[1];
        var targets = new float[batch.Length * length * TaggingExample.Width];
        var tokens = 0;
        for (var row = 0; row < batch.Length; row++)
        {
            var places = batch[row].Input.Places;
            for (var t = 0; t < places.Length; t++)
            {
                if (places[t] < 0)
                    continue;
                Array.Copy(batch[row].Targets, t * TaggingExample.Width, targets, (row * length + places[t]) * TaggingExample.Width, TaggingExample.Width);
                tokens++;
            }
        }

        var wanted = tensor(targets, [batch.Length, length, 2, TaggingExample.Width / 2]);
        return -(functional.log_softmax(logits.view(batch.Length, length, 2, TaggingExample.Width / 2), 3) * wanted).sum() / Math.Max(1, tokens);
    }

    /// <summary>Batches of like length in an order by chance: within stretches of sixteen batches the sentences are sorted by length.</summary>
    private static TaggingExample[][] Batches(IReadOnlyList<TaggingExample> examples, int size, Random chance)
    {
        var order = Enumerable.Range(0, examples.Count).ToArray();
        chance.Shuffle(order);
        var batches = order.Chunk(size * 16)
            .SelectMany(stretch => stretch.OrderBy(i => examples[i].Input.Ids.Length).Chunk(size))
            .Select(batch => batch.Select(i => examples[i]).ToArray()).ToArray();
        chance.Shuffle(batches);
        return batches;
    }
}
