using System.Net;
using System.Net.Sockets;

namespace Curation.Ingest.Fetching;

/// <summary>Which IP addresses lie on the public internet (IANA special-purpose address registries).</summary>
internal static class AddressGuard
{
    /// <summary>What kind of address it is, where it is none of the public internet; else null.</summary>
    public static string? Refusal(IPAddress address)
    {
        // IPNetwork compares a mapped address as the IPv4 address in it, so no table row would hold it.
        if (address.IsIPv4MappedToIPv6)
        {
            return "a mapped IPv4 address";
        }

        foreach (var (network, kind) in address.AddressFamily == AddressFamily.InterNetwork ? Version4 : Version6)
        {
            if (network.Contains(address))
            {
                return kind;
            }
        }

        return address.AddressFamily is AddressFamily.InterNetwork ? null
            : address.AddressFamily is not AddressFamily.InterNetworkV6 ? "of an unknown family"
            : Unicast.Contains(address) && address.ScopeId == 0 ? null
            : "not of the public range 2000::/3";
    }

    private static readonly IPNetwork Unicast = IPNetwork.Parse("2000::/3");

    private static readonly (IPNetwork Network, string Kind)[] Version4 =
    [
        .. Networks(
            ("0.0.0.0/8", "unspecified"), ("10.0.0.0/8", "private"), ("100.64.0.0/10", "shared by carriers"), ("127.0.0.0/8", "loopback"),
            ("169.254.0.0/16", "link-local, where clouds keep their metadata"), ("172.16.0.0/12", "private"), ("192.0.0.0/24", "reserved for protocols"),
            ("192.0.2.0/24", "for documentation"), ("192.31.196.0/24", "reserved"), ("192.52.193.0/24", "reserved"), ("192.88.99.0/24", "a 6to4 relay"),
            ("192.168.0.0/16", "private"), ("192.175.48.0/24", "reserved"), ("198.18.0.0/15", "for benchmarks"), ("198.51.100.0/24", "for documentation"),
            ("203.0.113.0/24", "for documentation"), ("224.0.0.0/4", "multicast"), ("240.0.0.0/4", "reserved"), ("168.63.129.16/32", "a cloud's metadata"),
            ("100.100.100.200/32", "a cloud's metadata")),
    ];

    private static readonly (IPNetwork Network, string Kind)[] Version6 =
    [
        .. Networks(
            ("::/128", "unspecified"), ("::1/128", "loopback"), ("::ffff:0:0:0/96", "a translated IPv4 address"),
            ("::/96", "a compatible IPv4 address"), ("64:ff9b::/96", "a translated IPv4 address"), ("64:ff9b:1::/48", "a translated IPv4 address"),
            ("100::/64", "discarded"), ("2001::/32", "a Teredo tunnel"), ("2001::/23", "reserved for protocols"), ("2001:db8::/32", "for documentation"),
            ("2002::/16", "a 6to4 tunnel"), ("2620:4f:8000::/48", "reserved"), ("3fff::/20", "for documentation"), ("5f00::/16", "a segment routing id"),
            ("fc00::/7", "private"), ("fe80::/10", "link-local"), ("fec0::/10", "site-local"), ("ff00::/8", "multicast")),
    ];

    private static IEnumerable<(IPNetwork, string)> Networks(params (string Network, string Kind)[] networks) =>
        networks.Select(entry => (IPNetwork.Parse(entry.Network), entry.Kind));
}
