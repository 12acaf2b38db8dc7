using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace Curation.Ui.Parts;

/// <summary>A run of words of a comparison.</summary>
/// <param name="Text">With the white space about it; what is marked has none at its ends.</param>
public sealed record WordRun(WordChange Change, string Text);

public enum WordChange
{
    Same,
    Removed,
    Added,
}

/// <summary>
/// What changed between two texts, word by word. Whole phrases are marked: a word or two of at most <see cref="Bridge"/> letters that stayed
/// between two changes goes with them, a changed comma goes with its word, and texts that share less than a quarter of their words are
/// told apart as wholes.
/// </summary>
public static partial class WordChanges
{
    private const int Bridge = 5;
    private const double Related = 0.25;

    private static readonly CustomFunctionChunker ByWord = new(text => [.. Words().Matches(text).Select(m => m.Value)]);

    public static IReadOnlyList<WordRun> Between(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (before.Trim(), after.Trim());
        if (string.Equals(old, now, StringComparison.Ordinal)) return now.Length == 0 ? [] : [new(WordChange.Same, now)];
        var diff = Differ.Instance.CreateDiffs(old, now, ignoreWhiteSpace: true, ignoreCase: false, ByWord);
        var stayed = diff.PiecesNew.Count - diff.DiffBlocks.Sum(b => b.InsertCountB);
        if (stayed < Related * Math.Max(diff.PiecesOld.Count, diff.PiecesNew.Count)) return Parted([new(WordChange.Removed, old), new(WordChange.Added, now)]);
        return Parted(Runs(diff));
    }

    private static IEnumerable<WordRun> Runs(DiffResult diff)
    {
        var (old, now) = (diff.PiecesOld, diff.PiecesNew);
        var at = 0;
        foreach (var block in Bridged(diff))
        {
            yield return new(WordChange.Same, Join(now, at, block.InsertStartB - at));
            yield return new(WordChange.Removed, Join(old, block.DeleteStartA, block.DeleteCountA));
            yield return new(WordChange.Added, Join(now, block.InsertStartB, block.InsertCountB));
            at = block.InsertStartB + block.InsertCountB;
        }

        yield return new(WordChange.Same, Join(now, at, now.Count - at));
    }

    /// <summary>Without what is empty, and with the white space between runs in unmarked ones.</summary>
    private static List<WordRun> Parted(IEnumerable<WordRun> runs)
    {
        var parted = new List<WordRun>();
        foreach (var run in runs.Where(r => r.Text.Length > 0))
        {
            if (parted.Count > 0) parted.Add(new(WordChange.Same, " "));
            parted.Add(run with { Text = run.Text.TrimEnd() });
        }

        return parted;
    }

    /// <summary>The changed blocks, those that only a short word parts made one.</summary>
    private static List<DiffBlock> Bridged(DiffResult diff)
    {
        var blocks = new List<DiffBlock>();
        foreach (var next in diff.DiffBlocks)
        {
            if (blocks is [.., var last])
            {
                var (endA, endB) = (last.DeleteStartA + last.DeleteCountA, last.InsertStartB + last.InsertCountB);
                if (Join(diff.PiecesNew, endB, next.InsertStartB - endB).Trim().Length <= Bridge)
                {
                    blocks[^1] = new DiffBlock(
                        last.DeleteStartA, next.DeleteStartA + next.DeleteCountA - last.DeleteStartA,
                        last.InsertStartB, next.InsertStartB + next.InsertCountB - last.InsertStartB);
                    continue;
                }
            }

            blocks.Add(next);
        }

        return blocks;
    }

    private static string Join(IReadOnlyList<string> pieces, int from, int count) => string.Concat(pieces.Skip(from).Take(count));

    [GeneratedRegex(@"\S+\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}
