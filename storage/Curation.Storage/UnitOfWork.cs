using Npgsql;

namespace Curation.Storage;

/// <summary>One transaction that several stores write in. Nothing of it is seen by others before it ends, and all of it then.</summary>
public sealed class UnitOfWork
{
    internal UnitOfWork(NpgsqlConnection connection, NpgsqlTransaction transaction, bool searchConfigured)
    {
        Connection = connection;
        Transaction = transaction;
        SearchConfigured = searchConfigured;
    }

    internal NpgsqlConnection Connection { get; }

    internal NpgsqlTransaction Transaction { get; }

    internal bool SearchConfigured { get; }
}
