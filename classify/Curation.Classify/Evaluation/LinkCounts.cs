using System.Numerics;
using System.Runtime.InteropServices;

namespace Curation.Classify.Evaluation;

/// <summary>Sums over texts, each with the weight of its part: parts count alike, however many texts they have.</summary>
/// <param name="Fitting">The weight of the texts that a label fits.</param>
/// <param name="At1">The sum of their RP@1: of the labels that fit, the share among the first k, of k at most.</param>
/// <param name="Given1">As <paramref name="At1"/>, where a text that is told to fit none counts 0.</param>
/// <param name="None">The weight of the texts that no label fits.</param>
/// <param name="ToldNone">Of them, those that are told so.</param>
/// <param name="Kept">Of those that a label fits, those that are given one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LinkCounts(
    double Fitting, double At1, double At5, double At10, double Given1, double Given5, double Given10, double None, double ToldNone, double Kept)
    : IAdditionOperators<LinkCounts, LinkCounts, LinkCounts>
{
    public static LinkCounts operator +(LinkCounts a, LinkCounts b) => new(
        a.Fitting + b.Fitting, a.At1 + b.At1, a.At5 + b.At5, a.At10 + b.At10, a.Given1 + b.Given1, a.Given5 + b.Given5, a.Given10 + b.Given10,
        a.None + b.None, a.ToldNone + b.ToldNone, a.Kept + b.Kept);

    public static LinkCounts operator *(LinkCounts a, double by) => new(
        a.Fitting * by, a.At1 * by, a.At5 * by, a.At10 * by, a.Given1 * by, a.Given5 * by, a.Given10 * by, a.None * by, a.ToldNone * by, a.Kept * by);

    /// <param name="ranked">The labels in their order, also where none may fit.</param>
    /// <param name="abstained">Whether the text was told to fit none.</param>
    public static LinkCounts Of(IReadOnlyList<string> gold, IReadOnlyList<string> ranked, bool abstained)
    {
        if (gold.Count == 0)
            return new LinkCounts { None = 1, ToldNone = abstained ? 1 : 0 };
        var (at1, at5, at10) = (At(1), At(5), At(10));
        var given = abstained ? 0 : 1;
        return new LinkCounts(1, at1, at5, at10, at1 * given, at5 * given, at10 * given, 0, 0, given);

        double At(int k) => ranked.Take(k).Count(r => gold.Contains(r, StringComparer.Ordinal)) / (double)Math.Min(k, gold.Count);
    }
}
