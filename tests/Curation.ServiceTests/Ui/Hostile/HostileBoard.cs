using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Curation.ServiceTests.Ui.Hostile;

using WebApplication = Microsoft.AspNetCore.Builder.WebApplication;

/// <summary>A site on a loopback port that means harm: a listing with pages behind it, and a feed.</summary>
internal sealed class HostileBoard : IAsyncDisposable
{
    private const int Pages = 4;
    private readonly WebApplication app;

    private HostileBoard(WebApplication app, Uri address)
    {
        this.app = app;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<HostileBoard> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = builder.Build();
        var (all, a) = (Payloads.All.Count, Payloads.All.Count / Pages);
        server.MapGet("/jobs", () => Results.Text(HostileFiles.Listing(Enumerable.Range(0, Pages).Select(p => $"/jobs/{p}")), "text/html; charset=utf-8"));
        server.MapGet("/jobs/{page:int}", (int page) => Results.Text(HostileFiles.Page(page * a, page == Pages - 1 ? all - (page * a) : a), "text/html; charset=utf-8"));
        server.MapGet("/feed", () => Results.Text(HostileFiles.Feed(), "application/rss+xml; charset=utf-8"));
        await server.StartAsync();
        return new HostileBoard(server, new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
