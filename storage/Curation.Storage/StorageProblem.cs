using System.Net.Sockets;
using Npgsql;

namespace Curation.Storage;

/// <summary>What is wrong with a service that we need, in one line, and what to do about it.</summary>
/// <param name="Message">What is wrong, without a stack trace or a password.</param>
/// <param name="Remedy">What a person can do.</param>
public sealed record StorageProblem(StorageProblemKind Kind, string Message, string Remedy)
{
    /// <summary>Says what an exception from storage means; none where it is no problem of the world but a fault of ours.</summary>
    public static StorageProblem? Describe(Exception exception)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            var problem = inner switch
            {
                PostgresException postgres => Of(postgres),
                NpgsqlException npgsql => Of(npgsql),
                SocketException socket => NotReachable(socket.Message),
                // As Npgsql's builder says it, of a keyword or a value, and its base class of the whole.
                ArgumentException argument when argument.Message.StartsWith("Couldn't set", StringComparison.Ordinal)
                    || argument.Message.StartsWith("Format of the initialization string", StringComparison.Ordinal) => Malformed(argument),
                _ => null,
            };
            if (problem is not null)
                return problem;
        }

        return null;
    }

    public override string ToString() => $"{Message} {Remedy}";

    internal static StorageProblem Malformed(Exception exception) => new(
        StorageProblemKind.WrongSetting,
        $"Storage:ConnectionString cannot be read: {OneLine(exception.Message)}",
        "It has the form Host=…;Port=5432;Database=…;Username=…;Password=….");

    private static StorageProblem? Of(PostgresException exception) => exception.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new(
            StorageProblemKind.WrongPassword,
            $"PostgreSQL refused the login: {exception.MessageText}.",
            "Check Username and Password in Storage:ConnectionString."),
        PostgresErrorCodes.InvalidCatalogName => new(
            StorageProblemKind.DatabaseMissing,
            $"PostgreSQL has no such database: {exception.MessageText}.",
            "Create it with createdb, or correct Database in Storage:ConnectionString."),
        PostgresErrorCodes.DiskFull => new(
            StorageProblemKind.DiskFull,
            $"PostgreSQL's disk is full: {exception.MessageText}.",
            "Free some space on the volume of its data directory and run the command again; nothing was half written."),
        PostgresErrorCodes.InsufficientPrivilege => new(
            StorageProblemKind.NotAllowed,
            $"PostgreSQL does not allow it: {exception.MessageText}.",
            "Storage:ConnectionString must name the login that owns the database, or GRANT CREATE ON DATABASE to it."),
        PostgresErrorCodes.TooManyConnections => new(
            StorageProblemKind.TooManyConnections,
            "PostgreSQL has no free connection.",
            "Raise max_connections, or lower Maximum Pool Size in Storage:ConnectionString."),
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => new(
            StorageProblemKind.NotReachable,
            $"PostgreSQL is starting or stopping: {exception.MessageText}.",
            "Wait a moment and run the command again."),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName => Uninstalled(exception),
        PostgresErrorCodes.InvalidParameterValue when exception.MessageText.Contains(SchemaInstaller.AppRole, StringComparison.Ordinal) => Uninstalled(exception),
        _ => null,
    };

    private static StorageProblem? Of(NpgsqlException exception) => exception.InnerException switch
    {
        SocketException or IOException or TimeoutException => NotReachable(exception.InnerException.Message),
        null when exception.Message.StartsWith("No password", StringComparison.Ordinal) => new(
            StorageProblemKind.WrongPassword, "PostgreSQL asks for a password and none is set.", "Add Password to Storage:ConnectionString."),
        null when exception.Message.StartsWith("The connection pool has been exhausted", StringComparison.Ordinal) => new(
            StorageProblemKind.TooManyConnections,
            "All connections to PostgreSQL are in use.",
            "Raise Maximum Pool Size in Storage:ConnectionString."),
        _ => null,
    };

    private static StorageProblem Uninstalled(PostgresException exception) => new(
        StorageProblemKind.SchemaMissing,
        $"The database does not hold our schema: {exception.MessageText}.",
        "./curation up installs it.");

    private static StorageProblem NotReachable(string message) => new(
        StorageProblemKind.NotReachable,
        $"PostgreSQL is not reachable: {OneLine(message)}",
        "Start it, or correct Host and Port in Storage:ConnectionString.");

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}

/// <summary>What can be wrong with a service that we need.</summary>
public enum StorageProblemKind
{
    NotReachable,
    WrongPassword,
    DatabaseMissing,
    NotAllowed,
    DiskFull,
    TooOldServer,
    WrongEncoding,
    SchemaMissing,
    TooManyConnections,
    WrongSetting,
}
