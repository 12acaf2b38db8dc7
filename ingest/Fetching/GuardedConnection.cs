using System.Net;
using System.Net.Sockets;

namespace Curation.Ingest.Fetching;

/// <summary>Opens the sockets: resolves the name, checks every address that it resolves to, and connects to those checked and no others.</summary>
internal sealed class GuardedConnection(IngestOptions options, TimeProvider clock, GuardedConnection.Resolver resolve)
{
    /// <summary>How a name becomes addresses. Tests script it.</summary>
    internal delegate Task<IPAddress[]> Resolver(string host, CancellationToken cancellation);

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        using var timeout = new CancellationTokenSource(options.ConnectTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await resolve(host, either.Token);
            if (addresses.Length == 0)
            {
                throw new IOException($"The name {host} has no address.");
            }

            if (!options.AllowsPrivate(host, port))
            {
                Check(host, addresses);
            }

            return await OpenAsync(addresses, port, either.Token);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new IOException($"{host} did not accept a connection within {options.ConnectTimeout.TotalSeconds:0.#} seconds.", exception);
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain)
        {
            throw new IOException($"The name {host} could not be resolved.", exception);
        }
        catch (SocketException exception)
        {
            throw new IOException($"{host} did not accept the connection ({exception.SocketErrorCode}).", exception);
        }
    }

    /// <summary>One bad address is enough: a name that also points inward is not to be trusted.</summary>
    private static void Check(string host, IPAddress[] addresses)
    {
        foreach (var address in addresses)
        {
            if (AddressGuard.Refusal(address) is { } kind)
            {
                throw new RefusedException($"{host} leads to {address}, which is {kind}; Ingest:AllowedPrivateEndpoints may allow it.");
            }
        }
    }

    private static async Task<Stream> OpenAsync(IPAddress[] addresses, int port, CancellationToken cancellation)
    {
        SocketException? last = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException exception)
            {
                socket.Dispose();
                last = exception;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw last!;
    }
}
