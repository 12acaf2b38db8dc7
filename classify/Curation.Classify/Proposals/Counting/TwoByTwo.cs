using Curation.Classify.Proposals.Statistics;

namespace Curation.Classify.Proposals.Counting;

/// <summary>Employers that ask, of all, in two groups. Votes that are parts of one are rounded to whole employers.</summary>
internal sealed record TwoByTwo(int HitsA, int SizeA, int HitsB, int SizeB)
{
    public TwoByTwo(double votesA, int sizeA, double votesB, int sizeB)
        : this(Rounded(votesA, sizeA), sizeA, Rounded(votesB, sizeB), sizeB)
    {
    }

    public double P => FisherExact.TwoSided(HitsA, SizeA, HitsB, SizeB);

    private static int Rounded(double votes, int size) => Math.Clamp((int)Math.Round(votes, MidpointRounding.AwayFromZero), 0, size);
}
