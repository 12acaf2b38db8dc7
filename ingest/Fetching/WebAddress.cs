using Curation.Domain.Market;

namespace Curation.Ingest.Fetching;

/// <summary>What an address must be before it is asked for, at the first hop and at each redirect.</summary>
internal static class WebAddress
{
    /// <summary>The sentence that says why the address is not asked for; null where it may be.</summary>
    public static string? Fault(Uri address, Source source, IngestOptions options) =>
        !address.IsAbsoluteUri ? "The address is not absolute."
        : address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps ? $"Only http and https are fetched, not {address.Scheme}."
        : address.UserInfo.Length > 0 ? "The address carries credentials."
        : address.HostNameType == UriHostNameType.Unknown || address.Host.Length == 0 ? "The address names no host."
        : !IsUsualPort(address, source) && !options.AllowsPrivate(address.IdnHost, address.Port) ? $"Port {address.Port} is neither 80 nor 443 nor the source's own."
        : null;

    private static bool IsUsualPort(Uri address, Source source) => address.Port is 80 or 443 || address.Port == source.Address?.Port;
}
