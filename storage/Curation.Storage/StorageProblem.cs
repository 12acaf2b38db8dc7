namespace Curation.Storage;

/// <summary>What is wrong with a service that we need, in one line, and what to do about it.</summary>
/// <param name="Message">What is wrong, without a stack trace or a password.</param>
/// <param name="Remedy">What a person can do.</param>
public sealed record StorageProblem(StorageProblemKind Kind, string Message, string Remedy)
{
    /// <summary>Says what an exception from storage means; none where it is no problem of the world but a fault of ours.</summary>
    public static StorageProblem? Describe(Exception exception) => throw new NotSupportedException();

    public override string ToString() => $"{Message} {Remedy}";
}

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
    Other,
}
