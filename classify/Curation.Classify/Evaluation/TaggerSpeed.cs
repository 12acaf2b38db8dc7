using System.Diagnostics;
using Curation.Classify.Skills;
using Curation.Classify.Text;

namespace Curation.Classify.Evaluation;

/// <summary>How fast a tagger is on this machine.</summary>
/// <param name="LoadMilliseconds">From the file to the first sentence judged.</param>
/// <param name="MemoryMegabytes">What the process holds more after loading and judging.</param>
/// <param name="OneThread">Sentences a second, each judged for the first time; no two are the same.</param>
/// <param name="TwoThreads">As <paramref name="OneThread"/>, by two threads side by side.</param>
/// <param name="Again">The same sentences a second time.</param>
/// <param name="AProcessorSecond">Sentences judged for the first time in a second of processor time: what else runs on the machine hardly counts.</param>
public sealed record TaggerSpeed(double LoadMilliseconds, double MemoryMegabytes, double OneThread, double TwoThreads, double Again, double AProcessorSecond)
{
    private const int Rounds = 3;

    /// <param name="load">Loads the tagger anew, with nothing remembered; disposed of here where it wants to be.</param>
    /// <param name="sentences">What is judged; sentences that come twice count once.</param>
    public static TaggerSpeed Of(Func<ISpanTagger> load, IReadOnlyList<string> sentences)
    {
        ArgumentNullException.ThrowIfNull(load);
        var distinct = sentences.Distinct(StringComparer.Ordinal).ToList();
        var before = Memory();
        var watch = Stopwatch.StartNew();
        var tagger = load();
        Tag(tagger, distinct[0]);
        var loaded = watch.Elapsed.TotalMilliseconds;
        var one = new List<double>();
        var two = new List<double>();
        var again = new List<double>();
        var processor = new List<double>();
        var memory = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            Leave(tagger);
            tagger = load();
            var busy = Environment.CpuUsage.TotalTime;
            one.Add(Rate(tagger, distinct, 1));
            processor.Add(distinct.Count / (Environment.CpuUsage.TotalTime - busy).TotalSeconds);
            again.Add(Rate(tagger, distinct, 1));
            memory = Math.Max(memory, Memory() - before);
            Leave(tagger);
            tagger = load();
            two.Add(Rate(tagger, distinct, 2));
        }

        Leave(tagger);
        return new TaggerSpeed(loaded, memory, Middle(one), Middle(two), Middle(again), Middle(processor));
    }

    private static double Rate(ISpanTagger tagger, List<string> sentences, int threads)
    {
        Tag(tagger, "A first sentence warms it up.");
        var watch = Stopwatch.StartNew();
        sentences.AsParallel().WithDegreeOfParallelism(threads).WithExecutionMode(ParallelExecutionMode.ForceParallelism).ForAll(s => Tag(tagger, s));
        return sentences.Count / watch.Elapsed.TotalSeconds;
    }

    private static void Tag(ISpanTagger tagger, string sentence) => tagger.Tag(sentence, Tokens.Of(sentence, 0, sentence.Length));

    private static void Leave(ISpanTagger tagger) => (tagger as IDisposable)?.Dispose();

    private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);

    internal static double Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1e6;
    }
}
