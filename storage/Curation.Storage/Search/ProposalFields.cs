using System.Globalization;

namespace Curation.Storage.Search;

/// <summary>What the proposals are narrowed by, beside words.</summary>
public enum ProposalField
{
    Framework,
    Kind,
    Family,
    Profile,

    /// <summary>Employers that ask, as a range: see <see cref="ProposalFields.Supports"/>.</summary>
    Support,
    Source,

    /// <summary>The business date on which it was opened, or opened again.</summary>
    Opened,
    State,
    Origin,
}

public static class ProposalFields
{
    /// <summary>The lowest numbers of employers of each range; a value is written as this number.</summary>
    public static IReadOnlyList<int> Supports { get; } = [0, 5, 10, 20, 50, 100];

    public static IReadOnlyList<ProposalField> All { get; } = Enum.GetValues<ProposalField>();

    /// <summary>The range of a number of employers.</summary>
    public static string SupportOf(int employers) => Supports.Last(s => s <= Math.Max(0, employers)).ToString(CultureInfo.InvariantCulture);

    /// <summary>The same in SQL.</summary>
    internal static string SupportSql(string employers) =>
        $"CASE {string.Join(' ', Supports.Skip(1).Reverse().Select(s => $"WHEN {employers} >= {s} THEN '{s}'"))} ELSE '0' END";
}
