namespace Curation.Pipelines.Operate;

/// <summary>What a command's exit code says. The table in docs/operating.md is a contract: numbers are never reused.</summary>
public static class ExitCode
{
    public const int Ok = 0;

    /// <summary>The command did its work and the answer is no: a failed check, a night with failures, input that could not be read.</summary>
    public const int Failed = 1;

    /// <summary>The command line itself is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Something already runs on this data folder.</summary>
    public const int AlreadyRunning = 3;

    public const int PortTaken = 4;

    /// <summary>The data folder cannot be used: not writable, inside the clone, or its disk is full.</summary>
    public const int DataFolder = 5;

    /// <summary>No PostgreSQL server is to be had, or the private one does not start.</summary>
    public const int NoPostgres = 6;

    /// <summary>The configured database does not let us in: unreachable, wrong password, missing, or not enough rights.</summary>
    public const int NoDatabase = 7;

    /// <summary>A setting is missing or wrong; the message names it.</summary>
    public const int Settings = 8;

    /// <summary>A part of the program is missing or does not start.</summary>
    public const int BrokenInstallation = 9;

    /// <summary>It is done, and some of the input could not be used: each is named on standard error or on the run.</summary>
    public const int DoneWithProblems = 10;

    /// <summary>A fault of ours.</summary>
    public const int Internal = 70;

    /// <summary>Stopped by Ctrl-C or a signal before the work was done.</summary>
    public const int Interrupted = 130;
}
