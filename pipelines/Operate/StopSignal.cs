using System.Runtime.InteropServices;

namespace Curation.Pipelines.Operate;

/// <summary>
/// Turns Ctrl-C, SIGTERM, SIGHUP and, for a child of <c>up</c>, the end of standard input into one cancellation token.
/// The second Ctrl-C ends the process at once: what was being written is rolled back by PostgreSQL.
/// </summary>
internal sealed class StopSignal : IDisposable
{
    /// <summary>Set by <c>up</c> for its children: they stop when their standard input closes, which it does even if <c>up</c> is killed.</summary>
    public const string StopWithParent = "CURATION_STOP_WITH_PARENT";

    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations = [];

    public StopSignal()
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT])
            registrations.Add(PosixSignalRegistration.Create(signal, Handle));
        if (Environment.GetEnvironmentVariable(StopWithParent) == "1")
            new Thread(WaitForParent) { IsBackground = true, Name = "parent watch" }.Start();
    }

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        registrations.ForEach(registration => registration.Dispose());
        source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = !source.IsCancellationRequested || context.Signal == PosixSignal.SIGHUP;
        if (!context.Cancel) Environment.Exit(ExitCode.Interrupted);
        Cancel();
    }

    private void WaitForParent()
    {
        using var input = Console.OpenStandardInput();
        var nothing = new byte[256];
        try
        {
            while (input.Read(nothing) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A broken pipe says the same as its end.
        }

        Cancel();
    }

    private void Cancel()
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The command has already ended.
        }
    }
}
