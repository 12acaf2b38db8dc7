using Curation.Domain;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Roles;

/// <summary>What a curator said of a posting's role: an example to learn from that outweighs the made-up ones.</summary>
/// <param name="Profile">None: it is none of ours.</param>
public sealed record RoleCorrection(string Title, string Text, ProfileKey? Profile)
{
    private const int Parts = 5;

    /// <summary>One in five, told by title and text: kept to measure with, and never trained on.</summary>
    public bool IsHeldOut => Convert.ToInt32(NaturalKey.Hash($"held out\n{Title}\n{Text}")[..2], 16) % Parts == 0;

    internal string Key => NaturalKey.Hash($"{Title}\n{Text}\n{Profile}");
}
