using System.Text.RegularExpressions;
using Curation.Pipelines.Sample;

namespace Curation.ServiceTests.Nightly;

/// <summary>The sample board without one of the things that proposals are made of. The same seed gives the same board.</summary>
internal static partial class Shuffled
{
    /// <summary>Each posting keeps its text and gets another's date.</summary>
    public static SampleBoard Dates(SampleBoard board, int seed)
    {
        var days = board.Postings.Select(p => p.DaysAgo).ToArray();
        new Random(seed).Shuffle(days);
        return new SampleBoard([.. board.Postings.Zip(days, (posting, day) => posting with { DaysAgo = day })]);
    }

    /// <summary>Each posting keeps its title, date and headings, and gets as many list items as it had, out of the lists of all.</summary>
    public static SampleBoard Skills(SampleBoard board, int seed)
    {
        var items = board.Postings.SelectMany(p => p.Body).SelectMany(piece => ListItem.Matches(piece)).Select(m => m.Value).ToArray();
        new Random(seed).Shuffle(items);
        var next = 0;
        return new SampleBoard([.. board.Postings.Select(p => p with { Body = [.. p.Body.Select(piece => ListItem.Replace(piece, _ => items[next++]))] })]);
    }

    [GeneratedRegex("<li>.*?</li>", RegexOptions.NonBacktracking)]
    private static partial Regex ListItem { get; }
}
