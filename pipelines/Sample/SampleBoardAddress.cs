using System.Net;
using System.Net.Sockets;
using Curation.Ingest;

namespace Curation.Pipelines.Sample;

/// <summary>Where on loopback the sample board answers. The guard refuses loopback, so this one pair of host and port is named to it.</summary>
internal sealed class SampleBoardAddress(int wanted)
{
    public Uri Address { get; } = new($"http://127.0.0.1:{(IsFree(wanted) ? wanted : AnyFree())}");

    /// <summary>The setting that names this address to the guard, after those that are named already.</summary>
    public IEnumerable<KeyValuePair<string, string?>> AllowedBy(IConfiguration configuration)
    {
        var section = configuration.GetSection($"{IngestOptions.Section}:{nameof(IngestOptions.AllowedPrivateEndpoints)}");
        yield return new KeyValuePair<string, string?>($"{section.Path}:{section.GetChildren().Count()}", Address.Authority);
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int AnyFree()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
