using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Curation.Ui.Hosting;

/// <summary>
/// Where people reach the application: on this machine's own names, or under the https address that CurationUi:PublicUrl names, through the
/// proxies in CurationUi:Proxies.
/// </summary>
internal sealed class PublicAddress
{
    /// <exception cref="InvalidOperationException">A setting is wrong; the message names it.</exception>
    public PublicAddress(IConfiguration configuration)
    {
        var section = configuration.GetSection("CurationUi");
        if (section["PublicUrl"] is { Length: > 0 } text)
        {
            Url = Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url.PathAndQuery == "/"
                ? url
                : throw new InvalidOperationException($"CurationUi:PublicUrl is \"{text}\", but must be an address such as https://curation.example: passwords do not travel in the clear.");
        }

        Proxies = [.. (section.GetSection("Proxies").Get<string[]>() ?? []).Select(proxy => IPNetwork.TryParse(proxy.Contains('/', StringComparison.Ordinal) ? proxy : proxy + (proxy.Contains(':', StringComparison.Ordinal) ? "/128" : "/32"), out var network)
            ? network
            : throw new InvalidOperationException($"CurationUi:Proxies names \"{proxy}\", but must hold IP addresses, or networks such as 10.0.0.0/8."))];
    }

    public Uri? Url { get; }

    /// <summary>Whose X-Forwarded-For and X-Forwarded-Proto are believed.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; }

    public bool IsPublic => Url is not null || Proxies.Count > 0;

    /// <summary>Whether cookies are sent over https alone.</summary>
    public bool IsSecure => Url is not null;

    /// <summary>The names that requests may be for.</summary>
    public IReadOnlyList<string> Hosts => ["localhost", "127.0.0.1", "[::1]", .. Url is null ? (string[])[] : [Url.Host]];

    /// <summary><c>__Host-</c> binds a cookie to this host, this path and https.</summary>
    public string Cookie(string name) => IsSecure ? $"__Host-{name}" : name;

    public CookieSecurePolicy CookiePolicy => IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
}

internal static class PublicAddressRegistration
{
    public static IServiceCollection AddPublicAddress(this IServiceCollection services, PublicAddress address) => services
        .AddSingleton(address)
        .PostConfigure<Microsoft.AspNetCore.HostFiltering.HostFilteringOptions>(options =>
        {
            // Whatever AllowedHosts is set to: no page of another site reaches us under a name that was made to point here (DNS rebinding).
            options.AllowedHosts = [.. address.Hosts];
            options.AllowEmptyHosts = false;
            options.IncludeFailureMessage = true;
        })
        .PostConfigure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in address.Proxies) options.KnownIPNetworks.Add(network);
        });

    /// <summary>Forwarded headers count from the configured proxies alone; without any they mean nothing.</summary>
    public static void UseProxies(this WebApplication app)
    {
        if (app.Services.GetRequiredService<PublicAddress>().Proxies.Count > 0) app.UseForwardedHeaders();
    }
}
