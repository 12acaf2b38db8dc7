using System.Collections.Concurrent;
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
using Microsoft.Extensions.Logging;

namespace Curation.ServiceTests.Nightly;

/// <summary>The sample board on a loopback port of this process, as the night's sources.</summary>
internal sealed class ServedBoard : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly DateOnly date;
    private readonly ConcurrentBag<string> failed = [];
    private SampleSite site;
    private string? broken;

    private ServedBoard(WebApplication app, DateOnly date, Uri address, SampleBoard board)
    {
        this.app = app;
        this.date = date;
        Address = address;
        Board = board;
        site = board.Render(date, address);
    }

    public Uri Address { get; }

    /// <summary>What it shows.</summary>
    public SampleBoard Board { get; private set; }

    /// <summary>The requests that were failed, by path.</summary>
    public IReadOnlyCollection<string> Failed => failed;

    /// <summary>Nothing is answered before this ends.</summary>
    public Task Held { get; set; } = Task.CompletedTask;

    /// <param name="change">What the board shows instead of the sample's own postings.</param>
    public static async Task<ServedBoard> StartAsync(DateOnly date, Func<SampleBoard, SampleBoard>? change = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = builder.Build();
        ServedBoard? served = null;
        server.MapGet("/{**path}", (string? path) => served!.AnswerAsync($"/{path}"));
        await server.StartAsync();
        var address = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        var board = SampleBoard.Load();
        return served = new ServedBoard(server, date, address, change?.Invoke(board) ?? board);
    }

    /// <summary>Shows other postings from now on, dated from the same day.</summary>
    public void Show(SampleBoard board)
    {
        Board = board;
        site = board.Render(date, Address);
    }

    /// <summary>Answers one path with an error of the server from now on; none with nothing.</summary>
    public void Break(string? path) => broken = path;

    /// <summary>The sample frameworks and this board's sources, in an empty database.</summary>
    public async Task InstallAsync(Database db, DateOnly date, CancellationToken cancellation)
    {
        var at = new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero);
        await new SampleContent(new FrameworkStore(db), new SourceStore(db)).InstallAsync(Address, at, cancellation);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> AnswerAsync(string path)
    {
        await Held;
        if (path == broken)
        {
            failed.Add(path);
            return Results.StatusCode(StatusCodes.Status500InternalServerError);
        }

        return site.Documents.TryGetValue(path, out var document) ? Results.Bytes(document.Bytes, document.ContentType) : Results.NotFound();
    }
}
