using System.Collections.Concurrent;

namespace Curation.Ingest.Fetching;

/// <summary>One request at a time a host, and a pause between the end of one and the start of the next.</summary>
/// <remarks>Time is the provider's: it must run, or a second request to a host waits for ever.</remarks>
internal sealed class HostGate(TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<string, Host> hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for the host's turn. Disposing the result ends it.</summary>
    public async Task<IDisposable> EnterAsync(string host, TimeSpan delay, CancellationToken cancellation)
    {
        var gate = hosts.GetOrAdd(host, _ => new Host());
        await gate.Turn.WaitAsync(cancellation);
        try
        {
            if (gate.LastEnd is { } last && delay - clock.GetElapsedTime(last) is var rest && rest > TimeSpan.Zero)
            {
                await Task.Delay(rest, clock, cancellation);
            }
        }
        catch
        {
            gate.Turn.Release();
            throw;
        }

        return new Visit(gate, clock);
    }

    public void Dispose()
    {
        foreach (var host in hosts.Values)
        {
            host.Turn.Dispose();
        }
    }

    private sealed class Host
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public long? LastEnd { get; set; }
    }

    private sealed class Visit(Host host, TimeProvider clock) : IDisposable
    {
        public void Dispose()
        {
            host.LastEnd = clock.GetTimestamp();
            host.Turn.Release();
        }
    }
}
