using System.Net;
using Curation.ServiceTests.Storage;
using Curation.Storage.Accounts;
using Curation.Storage.Sources;
using Xunit;

namespace Curation.ServiceTests.Accounts;

/// <summary><c>up --open</c>, as the web application sees it.</summary>
public sealed class OpenDoorTests(FreshDatabase database) : AccountsTest(database)
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["CURATION_OPEN"] = "sample-feed,sample-pages" };

    [Fact]
    public async Task Whoever_is_on_this_machine_is_a_lead_without_an_account()
    {
        await new SourceStore(Db).SaveAsync(Make.Source("sample-feed"), Ct);
        using var anyone = new Visitor(Address);
        Assert.Equal("""{"name":"demo","roles":["Lead"],"scopes":[]}""", await anyone.ReadAsync("/api/me"));
        foreach (var path in new[] { "/", "/review", "/frameworks", "/runs" }) Assert.Equal(HttpStatusCode.OK, await anyone.StatusAsync("GET", path));
        foreach (var path in new[] { "/admin", "/account" }) Assert.Equal(HttpStatusCode.Forbidden, await anyone.StatusAsync("GET", path));
        using var missing = await anyone.SendAsync(null, "/theme");
        Assert.Equal(HttpStatusCode.BadRequest, missing.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("x-forwarded-proto", "https")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("Host", "evil.example")]
    public async Task Whoever_comes_through_a_proxy_or_under_another_name_is_refused(string header, string value)
    {
        using var anyone = new Visitor(Address);
        anyone.Headers.TryAddWithoutValidation(header, value);
        Assert.Equal(HttpStatusCode.BadRequest, await anyone.StatusAsync("GET", "/review"));
    }

    [Fact]
    public async Task A_source_of_ones_own_shuts_it()
    {
        using var anyone = new Visitor(Address);
        Assert.Equal(HttpStatusCode.OK, await anyone.StatusAsync("GET", "/review"));
        await new SourceStore(Db).SaveAsync(Make.Source("our-board"), Ct);
        await IsShutAsync(anyone);
        Assert.Equal("it has a source of your own, our-board", await new AccountCensus(Db).MoreThanSampleAsync(["sample-feed"], Ct));
    }

    [Fact]
    public async Task An_account_shuts_it()
    {
        using var ada = await Visitor.FirstAsync(Address, Db);
        using var anyone = new Visitor(Address);
        await IsShutAsync(anyone);
        Assert.Equal(HttpStatusCode.OK, await ada.StatusAsync("GET", "/account"));
    }

    private static async Task IsShutAsync(Visitor anyone)
    {
        for (var attempt = 0; attempt < 50 && await anyone.StatusAsync("GET", "/review") == HttpStatusCode.OK; attempt++) await Task.Delay(100, Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, await anyone.StatusAsync("GET", "/review"));
    }
}

/// <summary>Behind a proxy that is configured, under an address of its own.</summary>
public sealed class PublicAddressTests(FreshDatabase database) : AccountsTest(database)
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["CurationUi:PublicUrl"] = "https://curation.example",
        ["CurationUi:Proxies:0"] = "127.0.0.1",
        ["CURATION_OPEN"] = "sample-feed",
    };

    [Fact]
    public async Task Cookies_are_bound_to_the_host_and_to_https_and_the_door_stays_shut()
    {
        using var proxy = new Visitor(Address);
        proxy.Headers.Host = "curation.example";
        proxy.Headers.Add("X-Forwarded-Proto", "https");
        proxy.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var answer = await proxy.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-curation-form=", cookie, StringComparison.Ordinal);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
        Assert.Equal(HttpStatusCode.Unauthorized, await proxy.StatusAsync("GET", "/review"));
    }
}
