namespace Curation.Domain.Frameworks;

/// <summary>How far a version goes.</summary>
public enum VersionLabel
{
    /// <summary>There was none before it.</summary>
    First,

    /// <summary>A code came or went.</summary>
    Major,
    Minor,
}

public static class Labels
{
    /// <param name="before">Ids of the elements of the version before; none where there is none.</param>
    public static VersionLabel Of(IEnumerable<string>? before, IEnumerable<string> after) =>
        before is null ? VersionLabel.First
        : before.ToHashSet(StringComparer.Ordinal).SetEquals(after) ? VersionLabel.Minor
        : VersionLabel.Major;
}
