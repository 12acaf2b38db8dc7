namespace Curation.Pipelines.Operate;

/// <summary>
/// A command cannot go on, for a reason that lies outside the program. The message is the one line that the person sees:
/// what is wrong and what to do. <see cref="CommandLine.RunAsync"/> prints it and ends with <see cref="Code"/>.
/// </summary>
public sealed class RefusalException(int code, string line) : Exception(line)
{
    /// <summary>One of <see cref="ExitCode"/>.</summary>
    public int Code { get; } = code;

    internal static RefusalException DiskFull(string where) => new(
        ExitCode.DataFolder,
        $"The disk of {where} is full: free some space, or choose another folder with --data DIR.");
}
