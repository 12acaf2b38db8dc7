namespace Curation.Storage;

/// <param name="Hash">Over all rows, whatever their order; equal for equal rows.</param>
public sealed record TableChecksum(string Table, long Rows, string Hash);

/// <summary>The tables whose rows must not depend on how often a night was stopped.</summary>
public static class BusinessTables
{
    /// <summary>Count and order-independent hash of every business table, in the tables' alphabetical order.</summary>
    public static Task<IReadOnlyList<TableChecksum>> ChecksumAsync(Database db, CancellationToken ct) => throw new NotSupportedException();
}
