using System.Globalization;
using Curation.Classify;
using Curation.Classify.Evaluation;
using Curation.Pipelines.Sample;

namespace Curation.Pipelines.Commands.Models;

/// <summary>The part of <c>bench classify</c> that judges whole postings against the sample frameworks: speed, memory, a second night, and where the time goes.</summary>
internal static class BenchPostings
{
    public static PostingSpeed Measure(IReadOnlyList<Curation.Domain.Postings.Posting> postings) =>
        PostingSpeed.Of(new Catalogue([.. SampleFrameworks.Names.Select(SampleFrameworks.Load)]), ModelKit.Shipped, postings);

    public static void Say(PostingSpeed speed)
    {
        var night = speed.SecondNight;
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {speed.Postings} postings
            postings a second: {speed.OneThread:0.0} on one thread, {speed.TwoThreads:0.0} on two, {speed.AProcessorSecond:0.0} a second of processor time, {speed.Again:0.0} that were judged before; the same bytes on one and two: {(speed.Alike ? "yes" : "no")}
            loaded and built in {speed.LoadMilliseconds:0} ms; {speed.MemoryMegabytes:0} MB
            a second night with {night.Postings} new: {night.Restarted:0.0} s of processor time, {night.Remembered:0.0} s where the program was not restarted; {night.Known * 100:0} % of their sentences stood in the others
            milliseconds a posting: {string.Join(", ", speed.Parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key} {p.Value:0.00}")))}
            """));
        foreach (var file in new DirectoryInfo(ModelKit.Shipped).EnumerateFiles().Where(f => f.Extension is ".onnx" or ".bin" or ".txt").OrderBy(f => f.Name, StringComparer.Ordinal))
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Name}: {file.Length / 1e6:0.0} MB"));
    }
}
