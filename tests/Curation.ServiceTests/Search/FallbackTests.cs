using System.Net;
using System.Net.Sockets;
using System.Text;
using Curation.Storage;
using Curation.Storage.Search;
using Xunit;

namespace Curation.ServiceTests.Search;

/// <summary>What happens to a search while the index is away; the way to it is cut in a relay of the test's own, so that other tests keep their node.</summary>
public sealed class FallbackTests(BothEngines engines) : IClassFixture<BothEngines>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_that_stops_between_two_pages_is_stood_in_for_by_PostgreSQL()
    {
        engines.SkipIfMissing();
        await using var line = new CutLine(new Uri(BothEngines.Node!));
        using var server = new SearchServer(new ElasticsearchOptions { Url = line.Address.ToString(), Prefix = engines.Prefix });
        var search = engines.Over(server);
        var (_, all) = await engines.AllAsync("customer", SearchEngine.Postgres, 500);
        var request = new SearchRequest(BothEngines.Query("customer"), Size: 20);
        var (first, _) = await search.FindAsync(request, Ct);
        Assert.Equal(SearchEngine.Elasticsearch, first!.AnsweredBy);
        Assert.Null(first.Instead);
        line.Cut();
        var (second, _) = await search.FindAsync(request with { After = first.Matches.Next }, Ct);
        Assert.Equal(SearchEngine.Postgres, second!.AnsweredBy);
        Assert.NotNull(second.Instead);
        Assert.DoesNotContain('\n', second.Instead);
        Assert.Equal(all.Take(40), first.Matches.Ids.Concat(second.Matches.Ids).Select(i => i.ToString()));
        Assert.Equal(first.Matches.Total, second.Matches.Total);
        // By relevance the pages before are counted off.
        var (ranked, _) = await search.FindAsync(request with { Order = SearchOrder.Relevance, After = "e_3.5_20250601_00000000000000000000000000000001_20" }, Ct);
        Assert.Equal((SearchEngine.Postgres, 20, 20), (ranked!.AnsweredBy, ranked.Skipped, ranked.Hits.Count));
    }

    [Fact]
    public async Task A_node_that_hangs_is_left_after_six_seconds_and_not_waited_for_again()
    {
        engines.SkipIfMissing();
        await using var line = new CutLine(new Uri(BothEngines.Node!));
        using var server = new SearchServer(new ElasticsearchOptions { Url = line.Address.ToString(), Prefix = engines.Prefix });
        var search = engines.Over(server);
        await search.FindAsync(new SearchRequest(BothEngines.Query("crm")), Ct);
        line.Hang();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var (slow, _) = await search.FindAsync(new SearchRequest(BothEngines.Query("crm")), Ct);
        Assert.Equal(SearchEngine.Postgres, slow!.AnsweredBy);
        Assert.InRange(watch.Elapsed.TotalSeconds, 4, 9);
        watch.Restart();
        var (quick, _) = await search.FindAsync(new SearchRequest(BothEngines.Query("crm")), Ct);
        Assert.Equal(SearchEngine.Postgres, quick!.AnsweredBy);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 2);
    }

    [Fact]
    public async Task A_second_client_to_the_same_server_goes_through_a_handler_of_its_own()
    {
        var known = new ServerVersion { Number = "8.16.6" };
        using var first = new HttpMessageInvoker(new ServerMajorHandler(new Uri("http://127.0.0.1:1/"), known, new Says(HttpStatusCode.OK)));
        using var second = new HttpMessageInvoker(new ServerMajorHandler(new Uri("http://127.0.0.1:1/"), known, new Says(HttpStatusCode.Accepted)));
        using var one = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1:1/a");
        using var two = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1:1/b");
        Assert.Equal(HttpStatusCode.OK, (await first.SendAsync(one, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await second.SendAsync(two, Ct)).StatusCode);
    }

    [Fact]
    public async Task Without_an_index_PostgreSQL_answers_and_there_is_nothing_to_explain()
    {
        engines.SkipIfMissing(withNode: false);
        using var server = new SearchServer(new ElasticsearchOptions());
        var (page, _) = await engines.Over(server).FindAsync(new SearchRequest(BothEngines.Query("crm")), Ct);
        Assert.Equal((SearchEngine.Postgres, null), (page!.AnsweredBy, page.Instead));
    }

    [Fact]
    public async Task An_id_that_PostgreSQL_no_longer_holds_is_not_shown()
    {
        engines.SkipIfMissing();
        using var content = new StringContent(
            $$"""{"deleted":false,"id":"ffffffffffffffffffffffffffffffff","cluster":"ffffffffffffffffffffffffffffffff","alone":true,"observed_on":"2030-01-01","words":"phantom"}""", Encoding.UTF8, "application/json");
        using var http = new HttpClient();
        var index = new Uri($"{BothEngines.Node}/{engines.Prefix}-postings/_doc/ffffffffffffffffffffffffffffffff");
        (await http.PutAsync(new Uri(index + "?refresh=true"), content, Ct)).EnsureSuccessStatusCode();
        var (page, _) = await engines.Search.FindAsync(new SearchRequest(BothEngines.Query("phantom")), Ct, SearchEngine.Elasticsearch);
        await http.DeleteAsync(new Uri(index + "?refresh=true"), Ct);
        Assert.Empty(page!.Hits);
        Assert.Equal(1, page.Missing);
    }

    private sealed class Says(HttpStatusCode status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(status));
    }

    /// <summary>Passes bytes on to a server until it is told to stop, or to keep them.</summary>
    private sealed class CutLine : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource end = new();
        private readonly List<TcpClient> open = [];
        private readonly Uri target;
        private volatile bool hangs;

        public CutLine(Uri target)
        {
            this.target = target;
            listener.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
            _ = AcceptAsync();
        }

        public Uri Address { get; }

        public void Hang() => hangs = true;

        public void Cut()
        {
            listener.Stop();
            lock (open) open.ForEach(c => c.Dispose());
        }

        public async ValueTask DisposeAsync()
        {
            Cut();
            await end.CancelAsync();
            end.Dispose();
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    var near = await listener.AcceptTcpClientAsync(end.Token);
                    var far = new TcpClient();
                    await far.ConnectAsync(target.Host, target.Port, end.Token);
                    lock (open) open.AddRange([near, far]);
                    _ = PassAsync(near.GetStream(), far.GetStream());
                    _ = PassAsync(far.GetStream(), near.GetStream());
                }
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
            {
                // The line was cut.
            }
        }

        private async Task PassAsync(NetworkStream from, NetworkStream to)
        {
            var buffer = new byte[16384];
            try
            {
                for (int read; (read = await from.ReadAsync(buffer, end.Token)) > 0;)
                {
                    while (hangs)
                        await Task.Delay(100, end.Token);
                    await to.WriteAsync(buffer.AsMemory(0, read), end.Token);
                }
            }
            catch (Exception stopped) when (stopped is IOException or ObjectDisposedException or OperationCanceledException)
            {
                // The line was cut.
            }
        }
    }
}
