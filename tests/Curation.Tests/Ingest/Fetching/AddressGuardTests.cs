using System.Net;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Ingest;
using Curation.Ingest.Fetching;
using Xunit;

namespace Curation.Tests.Ingest.Fetching;

public sealed class AddressGuardTests
{
    private static readonly string[] Hostile =
    [
        "127.0.0.1", "127.255.255.254", "127.1", "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.255.255",
        "169.254.169.254", "169.254.0.1", "100.64.0.1", "100.127.255.255", "100.100.100.200", "192.0.0.1", "192.0.0.192", "192.0.2.1", "198.51.100.7", "203.0.113.9", "198.18.0.1",
        "198.19.255.255", "192.88.99.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "168.63.129.16", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001",
        "0", "127.0.1", "3232235521", "0xA9FEA9FE", "2852039166",
        "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::ffff:a9fe:a9fe", "::ffff:0:127.0.0.1", "::8.8.8.8", "64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe",
        "64:ff9b::8.8.8.8", "64:ff9b:1::1", "64:ff9b:1:ffff::7f00:1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2002:808:808::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:10::1",
        "2001:db8::1", "3fff::1", "fc00::1", "fd00:ec2::254", "fdff:ffff::1", "fe80::1", "fe80::1%1", "febf::1", "fec0::1", "feff::1", "ff02::1", "ff0e::1", "100::1", "5f00::1", "4000::1", "1::1",
    ];

    public static TheoryData<string> HostileAddresses => [.. Hostile];

    [Fact]
    public void The_table_is_as_long_as_promised() => Assert.True(Hostile.Distinct(StringComparer.Ordinal).Count() >= 60);

    [Theory]
    [MemberData(nameof(HostileAddresses))]
    public void An_address_that_is_not_public_is_told(string address) => Assert.NotNull(AddressGuard.Refusal(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("1.1.1.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("172.15.0.1")]
    [InlineData("172.32.0.1")]
    [InlineData("192.0.1.1")]
    [InlineData("198.20.0.1")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("2a00:1450:4001::1")]
    public void A_public_address_passes(string address) => Assert.Null(AddressGuard.Refusal(IPAddress.Parse(address)));

    [Fact]
    public async Task No_hostile_form_in_an_address_is_ever_connected_to()
    {
        using var canary = new Canary();
        var resolved = 0;
        using var fetcher = new Fetcher(new IngestOptions { DelayPerHost = TimeSpan.Zero, RobotsLifetime = TimeSpan.Zero }, TimeProvider.System, (host, _) =>
        {
            resolved++;
            // Every name of the table's kin resolves inward.
            return Task.FromResult(new[] { IPAddress.Loopback });
        });
        string[] names = ["localhost", "localhost.", "metadata.google.internal", "127.0.0.1.nip.example", "LOCALHOST", "ⓛocalhost", "app.localhost"];
        foreach (var host in Hostile.Select(address => address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address).Concat(names))
        {
            if (!Uri.TryCreate($"http://{host}:{canary.Port}/", UriKind.Absolute, out var address))
            {
                continue;
            }

            var source = Pages.Source(SourceKind.SchemaOrg, address.AbsoluteUri);
            Assert.IsType<FetchOutcome.Refused>(await fetcher.FetchAsync(source, new KnownAddress(address), TestContext.Current.CancellationToken));
        }

        Assert.True(resolved >= 5, "The names were resolved.");
        Assert.Equal(0, canary.Connections);
    }
}
