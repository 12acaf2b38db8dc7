using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Curation.Ingest;

/// <summary>The settings under <c>Ingest</c>: how politely we ask, how long we wait, and how much we take.</summary>
public sealed partial class IngestOptions
{
    /// <summary>The section's name in the settings file.</summary>
    public const string Section = "Ingest";

    /// <summary>
    /// Sent with every request. Its product token (up to the slash: letters, <c>_</c> and <c>-</c>) is what robots.txt names us by (RFC 9309, 2.2.1);
    /// after it, where to read about us or whom to write to.
    /// </summary>
    public string UserAgent { get; set; } = "CurationBot/0.1 (+https://github.com/curation/curation)";

    /// <summary>The least time between the end of one request to a host and the start of the next. robots.txt may ask for more. 0 to 1 hour.</summary>
    public TimeSpan DelayPerHost { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// <c>host:port</c> pairs that may be connected to although their address is not public: a board within the house, the sample board.
    /// An IPv6 address stands in brackets (<c>[::1]:8080</c>).
    /// </summary>
    public IReadOnlyList<string> AllowedPrivateEndpoints { get; set; } = [];

    /// <summary>As <see cref="DelayPerHost"/>, for <see cref="AllowedPrivateEndpoints"/>: they are the operator's own. 0 to 1 hour; none by default.</summary>
    public TimeSpan DelayPerPrivateEndpoint { get; set; } = TimeSpan.Zero;

    /// <summary>More than this of one page, after decompression, is not taken. 1 KiB to 1 GiB; 10 MiB by default.</summary>
    public int MaxPageBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>As <see cref="MaxPageBytes"/>, for boards, feeds, sitemaps and imported files. 64 MiB by default.</summary>
    public int MaxListingBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Counted from 1 MiB on: a body that unpacks to more than so many times its packed size is refused.</summary>
    public int MaxUnpackRatio { get; set; } = 200;

    /// <summary>Redirects that are followed for one address. 0 to 20.</summary>
    public int MaxRedirects { get; set; } = 5;

    /// <summary>How long a connection may take to open.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a server may take to begin its answer.</summary>
    public TimeSpan FirstByteTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long one request may take from its start to the last byte.</summary>
    public TimeSpan WholeTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a robots.txt is believed. 24 hours at most (RFC 9309, 2.4).</summary>
    public TimeSpan RobotsLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The part of <see cref="UserAgent"/> that robots.txt names us by.</summary>
    public string ProductToken => UserAgent.Split('/', 2)[0];

    /// <summary>What is wrong with the settings, a sentence each that names the setting; empty when all is well.</summary>
    public IReadOnlyList<string> Faults() =>
    [
        .. Fault(!ProductForm.IsMatch(UserAgent), nameof(UserAgent), UserAgent, "begins with a name of letters, '_' or '-', and a slash with a version (CurationBot/1.0)"),
        .. Fault(UserAgent.Any(c => c is < ' ' or > '~'), nameof(UserAgent), UserAgent, "is plain ASCII on one line"),
        .. Outside(nameof(DelayPerHost), DelayPerHost, TimeSpan.Zero, TimeSpan.FromHours(1)),
        .. Outside(nameof(DelayPerPrivateEndpoint), DelayPerPrivateEndpoint, TimeSpan.Zero, TimeSpan.FromHours(1)),
        .. Outside(nameof(MaxPageBytes), MaxPageBytes, 1024, 1 << 30),
        .. Outside(nameof(MaxListingBytes), MaxListingBytes, 1024, 1 << 30),
        .. Outside(nameof(MaxUnpackRatio), MaxUnpackRatio, 2, 2000),
        .. Outside(nameof(MaxRedirects), MaxRedirects, 0, 20),
        .. Outside(nameof(ConnectTimeout), ConnectTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10)),
        .. Outside(nameof(FirstByteTimeout), FirstByteTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10)),
        .. Outside(nameof(WholeTimeout), WholeTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1)),
        .. Outside(nameof(RobotsLifetime), RobotsLifetime, TimeSpan.Zero, TimeSpan.FromHours(24)),
        .. AllowedPrivateEndpoints.SelectMany(endpoint => Fault(
            !TryParseEndpoint(endpoint, out _, out _), nameof(AllowedPrivateEndpoints), endpoint, "is host:port, with a port from 1 to 65535")),
    ];

    /// <summary>Splits <c>host:port</c>; the host comes lower-case and without brackets.</summary>
    internal static bool TryParseEndpoint(string endpoint, out string host, out int port)
    {
        var colon = endpoint.LastIndexOf(':');
        host = colon > 0 ? NormalHost(endpoint[..colon]) : "";
        port = 0;
        return host.Length > 0
            && int.TryParse(endpoint.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port)
            && port is >= 1 and <= 65535
            && Uri.CheckHostName(host) != UriHostNameType.Unknown;
    }

    internal TimeSpan DelayFor(Uri address) => AllowsPrivate(address.IdnHost, address.Port) ? DelayPerPrivateEndpoint : DelayPerHost;

    internal bool AllowsPrivate(string host, int port) => AllowedPrivateEndpoints.Any(endpoint =>
        TryParseEndpoint(endpoint, out var allowedHost, out var allowedPort) && allowedPort == port && string.Equals(allowedHost, NormalHost(host), StringComparison.Ordinal));

    private static string NormalHost(string host)
    {
        var bare = host.Trim().Trim('[', ']').TrimEnd('.').ToLowerInvariant();
        return IPAddress.TryParse(bare, out var address) ? address.ToString() : bare;
    }

    private static string[] Fault(bool wrong, string setting, string? value, string rule) =>
        wrong ? [$"{Section}:{setting} {rule}; it is '{value}'."] : [];

    private static string[] Outside<T>(string setting, T value, T least, T most)
        where T : IComparable<T> =>
        Fault(value.CompareTo(least) < 0 || value.CompareTo(most) > 0, setting, value.ToString(), $"is from {least} to {most}");

    [GeneratedRegex("^[A-Za-z_-]+/[^ ]+( .*)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ProductForm { get; }
}
