using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Curation.Pipelines.Operate.Running;

/// <summary>The port of the web application, on the loopback address only.</summary>
internal static class LoopbackPort
{
    /// <summary>Where the setting <c>CurationUi:Port</c> and <c>--port</c> are absent.</summary>
    public const int Usual = 5080;

    /// <exception cref="RefusalException">Another program has it, or it may not be used.</exception>
    public static void Check(int port)
    {
        if (Problem(port) is { } problem) throw new RefusalException(ExitCode.PortTaken, problem);
    }

    /// <summary>Why the port cannot be had, and what to do; null when it is free.</summary>
    public static string? Problem(int port)
    {
        switch (Bind(port))
        {
            case SocketError.Success:
                return null;
            case SocketError.AccessDenied:
                return $"Port {port} may be used by root only: choose another with --port (1024 to 65535).";
            default:
                var free = Enumerable.Range(port + 1, 50).FirstOrDefault(candidate => candidate < 65536 && Bind(candidate) == SocketError.Success);
                var owner = OwnerOf(port) is { } name ? $" by {name}" : "";
                return $"Port {port} is taken{owner}: choose another with --port{(free == 0 ? "" : $", for example --port {free}")}.";
        }
    }

    private static SocketError Bind(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return SocketError.Success;
        }
        catch (SocketException taken)
        {
            return taken.SocketErrorCode;
        }
    }

    /// <summary>Name and number of the process that listens, where we may see it.</summary>
    private static string? OwnerOf(int port)
    {
        try
        {
            var wanted = $":{port:X4}";
            var inode = File.ReadLines("/proc/net/tcp").Concat(File.Exists("/proc/net/tcp6") ? File.ReadLines("/proc/net/tcp6") : [])
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .FirstOrDefault(fields => fields.Length > 9 && fields[1].EndsWith(wanted, StringComparison.Ordinal) && fields[3] == "0A")?[9];
            return inode is null ? null : Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder)).Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _)).Where(pid => Holds(pid, inode))
                .Select(pid => $"{File.ReadAllText($"/proc/{pid}/comm").Trim()} (process {pid})").FirstOrDefault();
        }
        catch (Exception unseen) when (unseen is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool Holds(string pid, string inode)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries($"/proc/{pid}/fd").Any(fd => new FileInfo(fd).LinkTarget == $"socket:[{inode}]");
        }
        catch (Exception unseen) when (unseen is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
