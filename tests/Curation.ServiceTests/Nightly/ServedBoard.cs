using Curation.Pipelines.Sample;
using Curation.Storage;
using Curation.Storage.Frameworks;
using Curation.Storage.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Curation.ServiceTests.Nightly;

/// <summary>The sample board on a loopback port of this process, as the night's sources.</summary>
internal sealed class ServedBoard : IAsyncDisposable
{
    private readonly WebApplication app;

    private ServedBoard(WebApplication app, Uri address)
    {
        this.app = app;
        Address = address;
    }

    public Uri Address { get; }

    /// <param name="change">What the board shows instead of the sample's own postings.</param>
    public static async Task<ServedBoard> StartAsync(DateOnly date, Func<SampleBoard, SampleBoard>? change = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        SampleSite? site = null;
        server.MapGet("/{**path}", (string? path) => site!.Documents.TryGetValue($"/{path}", out var document)
            ? Results.Bytes(document.Bytes, document.ContentType)
            : Results.NotFound());
        await server.StartAsync();
        var address = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        var board = SampleBoard.Load();
        site = (change?.Invoke(board) ?? board).Render(date, address);
        return new ServedBoard(server, address);
    }

    /// <summary>The sample frameworks and this board's sources, in an empty database.</summary>
    public async Task InstallAsync(Database db, DateOnly date, CancellationToken cancellation)
    {
        var at = new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero);
        await new SampleContent(new FrameworkStore(db), new SourceStore(db)).InstallAsync(Address, at, cancellation);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
