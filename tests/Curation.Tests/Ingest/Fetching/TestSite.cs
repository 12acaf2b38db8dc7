using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Curation.Tests.Ingest.Fetching;

/// <summary>A site of our own on loopback: what a path answers is given by the test; what was asked for is kept.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestSite(WebApplication app) => this.app = app;

    public ConcurrentQueue<(string Path, string? UserAgent, string? IfNoneMatch, long At)> Requests { get; } = new();

    public Dictionary<string, RequestDelegate> Paths { get; } = new(StringComparer.Ordinal);

    public int MostAtOnce { get; private set; }

    public Uri Root { get; private set; } = null!;

    public string Endpoint => $"127.0.0.1:{Root.Port}";

    public static async Task<TestSite> StartAsync(string robots = "")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.AddServerHeader = false;
        });
        var site = new TestSite(builder.Build());
        site.Paths["/robots.txt"] = context => context.Response.WriteAsync(robots);
        var now = 0;
        site.app.Run(async context =>
        {
            site.MostAtOnce = Math.Max(site.MostAtOnce, Interlocked.Increment(ref now));
            site.Requests.Enqueue((context.Request.Path + context.Request.QueryString, context.Request.Headers.UserAgent, context.Request.Headers.IfNoneMatch, TimeProvider.System.GetTimestamp()));
            try
            {
                if (site.Paths.TryGetValue(context.Request.Path, out var answer))
                {
                    await answer(context);
                }
                else
                {
                    context.Response.StatusCode = 404;
                }
            }
            finally
            {
                Interlocked.Decrement(ref now);
            }
        });
        await site.app.StartAsync();
        site.Root = new Uri(site.app.Urls.First());
        return site;
    }

    public Uri At(string path) => new(Root, path);

    public int Asked(string path) => Requests.Count(request => request.Path == path);

    public void Redirect(string path, string to, int status = 302) => Paths[path] = context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = to;
        return Task.CompletedTask;
    };

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await app.StopAsync(soon.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.DisposeAsync();
    }
}
