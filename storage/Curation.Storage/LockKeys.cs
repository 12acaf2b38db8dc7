namespace Curation.Storage;

/// <summary>First keys of our PostgreSQL advisory locks: the letters CUR and one more, in ASCII.</summary>
internal static class LockKeys
{
    /// <summary>CURS: whoever changes the schema.</summary>
    public const int Schema = 1129665107;

    /// <summary>CURD: whoever drives the night.</summary>
    public const int Driver = 1129665092;

    /// <summary>CURW, with the worker's key: a live worker.</summary>
    public const int Worker = 1129665111;

    /// <summary>CURF: whoever saves a fold. Groups are joined by one transaction at a time.</summary>
    public const int Fold = 1129665094;

    /// <summary>CURI: whoever rebuilds the search index.</summary>
    public const int Index = 1129665097;

    /// <summary>CURA: whoever appends to the audit. The chain grows by one transaction at a time.</summary>
    public const int Audit = 1129665089;

    /// <summary>CURM: whoever puts a model in force.</summary>
    public const int Models = 1129665101;

    /// <summary>Second keys of the locks of one class that live sessions of this database hold.</summary>
    public const string HeldSql =
        """
        SELECT objid::bigint::integer AS key FROM pg_locks
        WHERE locktype = 'advisory' AND objsubid = 2 AND granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """;
}
