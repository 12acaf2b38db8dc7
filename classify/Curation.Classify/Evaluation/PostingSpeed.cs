using System.Diagnostics;
using System.Text.Json;
using Curation.Classify.Skills;
using Curation.Domain;
using Curation.Domain.Postings;

namespace Curation.Classify.Evaluation;

/// <summary>How fast whole postings are judged on this machine.</summary>
/// <param name="LoadMilliseconds">From the models' files to an analyst that can judge.</param>
/// <param name="MemoryMegabytes">What the process holds more after loading and judging.</param>
/// <param name="OneThread">Postings a second, each sentence judged for the first time unless it recurs.</param>
/// <param name="TwoThreads">As <paramref name="OneThread"/>, by two threads side by side, with nothing remembered.</param>
/// <param name="Again">The same postings a second time.</param>
/// <param name="AProcessorSecond">As <paramref name="OneThread"/>, in a second of processor time: what else runs on the machine hardly counts.</param>
/// <param name="Alike">Both ways gave the same bytes.</param>
/// <param name="SecondNight">What the last twentieth costs when the others were judged before.</param>
/// <param name="Parts">Milliseconds of processor time a posting, by what it goes to.</param>
public sealed record PostingSpeed(
    int Postings, double LoadMilliseconds, double MemoryMegabytes, double OneThread, double TwoThreads, double Again, double AProcessorSecond, bool Alike, SecondNight SecondNight, IReadOnlyDictionary<string, double> Parts)
{
    private const int OneInSoMany = 20;

    /// <param name="catalogue">What the postings are judged against.</param>
    /// <param name="folder">The folder of the models.</param>
    public static PostingSpeed Of(Catalogue catalogue, string folder, IReadOnlyList<Posting> postings)
    {
        ArgumentNullException.ThrowIfNull(postings);
        var before = TaggerSpeed.Memory();
        var watch = Stopwatch.StartNew();
        using var kit = ModelKit.Load(folder);
        var analyst = PostingAnalyst.Build(catalogue, kit);
        var loaded = watch.Elapsed.TotalMilliseconds;
        analyst.Analyse(postings[0]);
        var busy = Environment.CpuUsage.TotalTime;
        var (one, first) = Rate(analyst, postings, 1);
        var processor = postings.Count / (Environment.CpuUsage.TotalTime - busy).TotalSeconds;
        var memory = TaggerSpeed.Memory() - before;
        var (again, _) = Rate(analyst, postings, 1);

        using var other = ModelKit.Load(folder);
        var (two, second) = Rate(PostingAnalyst.Build(catalogue, other), postings, 2);
        return new PostingSpeed(
            postings.Count, loaded, memory, one, two, again, processor, first.SequenceEqual(second), Night(catalogue, folder, postings), PostingProfile.Of(catalogue, folder, postings));
    }

    private static (double Rate, IReadOnlyList<string> Analyses) Rate(PostingAnalyst analyst, IReadOnlyList<Posting> postings, int threads)
    {
        var watch = Stopwatch.StartNew();
        var analyses = postings.AsParallel().AsOrdered().WithDegreeOfParallelism(threads).WithExecutionMode(ParallelExecutionMode.ForceParallelism)
            .Select(p => JsonSerializer.Serialize(analyst.Analyse(p), CurationJson.Line)).ToList();
        return (postings.Count / watch.Elapsed.TotalSeconds, analyses);
    }

    private static SecondNight Night(Catalogue catalogue, string folder, IReadOnlyList<Posting> postings)
    {
        var fresh = postings.Where((_, i) => i % OneInSoMany == 0).ToList();
        using var warm = ModelKit.Load(folder);
        var analyst = PostingAnalyst.Build(catalogue, warm);
        Seconds(analyst, [.. postings.Where((_, i) => i % OneInSoMany != 0)]);
        var (asked, known) = Use(warm);
        var remembered = Seconds(analyst, fresh);
        var (askedThen, knownThen) = Use(warm);
        using var cold = ModelKit.Load(folder);
        var restarted = Seconds(PostingAnalyst.Build(catalogue, cold), fresh);
        return new SecondNight(fresh.Count, restarted, remembered, askedThen == asked ? 0 : (double)(knownThen - known) / (askedThen - asked));

        static double Seconds(PostingAnalyst analyst, List<Posting> some)
        {
            var busy = Environment.CpuUsage.TotalTime;
            some.ForEach(p => analyst.Analyse(p));
            return (Environment.CpuUsage.TotalTime - busy).TotalSeconds;
        }

        static (long Asked, long Known) Use(ModelKit kit) => kit.Tagger is NeuralTagger neural ? neural.CacheUse : (0, 0);
    }
}

/// <summary>What new postings cost on a second night, in seconds of processor time.</summary>
/// <param name="Postings">How many are new.</param>
/// <param name="Restarted">By a program that was started anew.</param>
/// <param name="Remembered">By the program that judged the others.</param>
/// <param name="Known">The part of their sentences that stood in the others, 0 to 1.</param>
public sealed record SecondNight(int Postings, double Restarted, double Remembered, double Known);
