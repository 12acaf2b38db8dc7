using System.IO.Compression;
using System.Text;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Ingest;
using Curation.Ingest.Fetching;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Curation.Tests.Ingest.Fetching;

public sealed class FetcherTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_is_fetched_with_what_the_server_said_of_it()
    {
        await using var site = await TestSite.StartAsync();
        site.Paths["/jobs/1"] = context =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            context.Response.Headers.LastModified = "Tue, 14 Oct 2025 10:00:00 GMT";
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync("<h1>Hello</h1>");
        };
        var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(site, "/jobs/1"));
        Assert.Equal("<h1>Hello</h1>", Encoding.UTF8.GetString(fetched.Bytes.Span));
        Assert.Equal(("text/html; charset=utf-8", "\"v1\"", "Tue, 14 Oct 2025 10:00:00 GMT", site.At("/jobs/1")), (fetched.ContentType, fetched.ETag, fetched.LastModified, fetched.FinalAddress));
        Assert.All(site.Requests, request => Assert.Equal(Options(site).UserAgent, request.UserAgent));
    }

    [Fact]
    public async Task What_is_held_is_not_sent_again()
    {
        await using var site = await TestSite.StartAsync();
        site.Paths["/jobs/1"] = context =>
        {
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch == "\"v1\"" && context.Request.Headers.IfModifiedSince == "Tue, 14 Oct 2025 10:00:00 GMT" ? 304 : 200;
            return Task.CompletedTask;
        };
        Assert.IsType<FetchOutcome.NotModified>(await FetchAsync(site, "/jobs/1", known: known => known with { ETag = "\"v1\"", LastModified = "Tue, 14 Oct 2025 10:00:00 GMT" }));
        Assert.Contains(site.Requests, request => request.IfNoneMatch == "\"v1\"");
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_page_that_is_gone_is_gone(int status)
    {
        await using var site = await TestSite.StartAsync();
        site.Paths["/jobs/1"] = context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };
        Assert.Equal(new FetchOutcome.Gone(status), await FetchAsync(site, "/jobs/1"));
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(503, "999999", 86400)]
    [InlineData(503, null, null)]
    [InlineData(500, null, null)]
    [InlineData(429, "Tue, 14 Oct 2025 11:00:00 GMT", 3600)]
    public async Task A_server_that_asks_us_to_wait_is_heard(int status, string? retryAfter, int? seconds)
    {
        await using var site = await TestSite.StartAsync();
        site.Paths["/jobs/1"] = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Date = "Tue, 14 Oct 2025 10:00:00 GMT";
            if (retryAfter is not null)
            {
                context.Response.Headers.RetryAfter = retryAfter;
            }

            return Task.CompletedTask;
        };
        var failed = Assert.IsType<FetchOutcome.Failed>(await FetchAsync(site, "/jobs/1"));
        Assert.Equal(seconds, failed.RetryAfter?.TotalSeconds);
        Assert.Contains($"{status}", failed.Reason, StringComparison.Ordinal);
        Assert.Equal(1, site.Asked("/jobs/1"));
    }

    [Fact]
    public async Task Redirects_are_followed_five_times_and_no_more()
    {
        await using var site = await TestSite.StartAsync();
        for (var i = 0; i < 6; i++)
        {
            site.Redirect($"/hop{i}", $"/hop{i + 1}", i % 2 == 0 ? 301 : 308);
        }

        site.Paths["/hop6"] = context => context.Response.WriteAsync("there");
        Assert.Equal(site.At("/hop6"), Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(site, "/hop1")).FinalAddress);
        Assert.Contains("redirects", Assert.IsType<FetchOutcome.Failed>(await FetchAsync(site, "/hop0")).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f.1:{0}/")]
    [InlineData("http://0:{0}/")]
    [InlineData("//127.0.0.1:{0}/")]
    public async Task A_redirect_to_a_private_address_reaches_nobody(string form)
    {
        using var canary = new Canary();
        await using var site = await TestSite.StartAsync();
        site.Redirect("/jobs/1", string.Format(form, canary.Port));
        Assert.IsType<FetchOutcome.Refused>(await FetchAsync(site, "/jobs/1", port: canary.Port));
        Assert.Equal(1, site.Asked("/jobs/1"));
        Assert.Equal(0, canary.Connections);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://board.example/x")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("http://user:secret@board.example/")]
    public async Task A_redirect_to_what_is_no_plain_web_address_is_refused(string to)
    {
        await using var site = await TestSite.StartAsync();
        site.Redirect("/jobs/1", to);
        Assert.IsType<FetchOutcome.Refused>(await FetchAsync(site, "/jobs/1"));
        Assert.Equal(1, site.Asked("/jobs/1"));
    }

    [Fact]
    public async Task A_name_that_turns_inward_is_caught_where_the_socket_connects()
    {
        using var canary = new Canary();
        var asked = 0;
        using var fetcher = new Fetcher(new IngestOptions { DelayPerHost = TimeSpan.Zero }, TimeProvider.System, (_, _) =>
        {
            asked++;
            return Task.FromResult(new[] { System.Net.IPAddress.Parse("203.0.114.9"), System.Net.IPAddress.Loopback });
        });
        var source = Pages.Source(SourceKind.SchemaOrg, $"http://board.example:{canary.Port}/");
        for (var attempt = 0; attempt < 100; attempt++)
        {
            Assert.IsType<FetchOutcome.Refused>(await fetcher.FetchAsync(source, new KnownAddress(source.Address!), Cancellation));
        }

        Assert.True(asked >= 1);
        Assert.Equal(0, canary.Connections);
    }

    [Fact]
    public async Task Robots_is_asked_once_and_obeyed()
    {
        await using var site = await TestSite.StartAsync("User-agent: CurationBot\nDisallow: /private\n");
        site.Paths["/private/1"] = site.Paths["/jobs/1"] = context => context.Response.WriteAsync("x");
        using var fetcher = new Fetcher(Options(site), TimeProvider.System);
        var refused = Assert.IsType<FetchOutcome.Refused>(await fetcher.FetchAsync(Source(site), new KnownAddress(site.At("/private/1")), Cancellation));
        Assert.Contains("robots.txt", refused.Reason, StringComparison.Ordinal);
        Assert.IsType<FetchOutcome.Fetched>(await fetcher.FetchAsync(Source(site), new KnownAddress(site.At("/jobs/1")), Cancellation));
        Assert.Equal((1, 0, 1), (site.Asked("/robots.txt"), site.Asked("/private/1"), site.Asked("/jobs/1")));
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(400, true)]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(429, false)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public async Task Without_a_robots_file_its_status_decides(int status, bool allowed)
    {
        await using var site = await TestSite.StartAsync();
        site.Paths["/jobs/1"] = context => context.Response.WriteAsync("x");
        site.Paths["/robots.txt"] = context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };
        Assert.Equal(allowed, await FetchAsync(site, "/jobs/1") is FetchOutcome.Fetched);
        Assert.Equal(1, site.Asked("/robots.txt"));
    }

    [Fact]
    public async Task A_page_redirected_to_another_path_is_asked_for_in_robots_again()
    {
        await using var site = await TestSite.StartAsync("User-agent: *\nDisallow: /private\n");
        site.Redirect("/jobs/1", "/private/1");
        Assert.IsType<FetchOutcome.Refused>(await FetchAsync(site, "/jobs/1"));
        Assert.Equal((1, 0), (site.Asked("/jobs/1"), site.Asked("/private/1")));
    }

    [Fact]
    public async Task A_reservation_is_honoured()
    {
        await using var site = await TestSite.StartAsync();
        site.Paths["/jobs/1"] = context =>
        {
            context.Response.Headers["tdm-reservation"] = "1";
            return context.Response.WriteAsync("x");
        };
        Assert.Contains("text and data mining", Assert.IsType<FetchOutcome.Refused>(await FetchAsync(site, "/jobs/1")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_body_is_cut_off()
    {
        var written = 0L;
        await using var site = await TestSite.StartAsync();
        site.Paths["/jobs/1"] = async context =>
        {
            var piece = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(piece, context.RequestAborted);
                written += piece.Length;
            }
        };
        var failed = Assert.IsType<FetchOutcome.Failed>(await FetchAsync(site, "/jobs/1"));
        Assert.Contains("larger than 10 MiB", failed.Reason, StringComparison.Ordinal);
        Assert.True(written > 10 * 1024 * 1024, "The fault fired.");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_body_that_unpacks_without_end_is_cut_off(string coding)
    {
        var packed = Packed(coding, new byte[64 * 1024 * 1024]);
        await using var site = await TestSite.StartAsync();
        site.Paths["/jobs/1"] = async context =>
        {
            context.Response.Headers.ContentEncoding = coding;
            await context.Response.Body.WriteAsync(packed, context.RequestAborted);
        };
        Assert.True(packed.Length < 128 * 1024, "The bomb is one.");
        var failed = Assert.IsType<FetchOutcome.Failed>(await FetchAsync(site, "/jobs/1"));
        Assert.True(failed.Reason.Contains("times its size", StringComparison.Ordinal) || failed.Reason.Contains("larger", StringComparison.Ordinal), failed.Reason);
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    public async Task A_packed_body_is_unpacked_and_a_damaged_one_said_to_be(string coding, string header)
    {
        var packed = Packed(coding, Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 2000).Select(i => $"line {i * 7919}"))));
        await using var site = await TestSite.StartAsync();
        site.Paths["/whole"] = context => Send(context, packed);
        site.Paths["/damaged"] = context => Send(context, [.. packed[..40], .. Enumerable.Repeat((byte)0xAA, 60)]);
        site.Paths["/twice"] = context =>
        {
            context.Response.Headers.ContentEncoding = "gzip, gzip";
            return context.Response.Body.WriteAsync(packed).AsTask();
        };
        Assert.StartsWith("line 0", Encoding.UTF8.GetString(Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(site, "/whole")).Bytes.Span), StringComparison.Ordinal);
        if (coding == "gzip")
        {
            // Brotli has no checksum: what is left of it may unpack to something.
            Assert.IsType<FetchOutcome.Failed>(await FetchAsync(site, "/damaged"));
        }

        Assert.IsType<FetchOutcome.Failed>(await FetchAsync(site, "/twice"));

        Task Send(HttpContext context, byte[] bytes)
        {
            context.Response.Headers.ContentEncoding = header;
            return context.Response.Body.WriteAsync(bytes).AsTask();
        }
    }

    [Fact]
    public async Task A_silent_server_is_not_waited_for()
    {
        await using var site = await TestSite.StartAsync();
        site.Paths["/jobs/1"] = context => Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted);
        var failed = Assert.IsType<FetchOutcome.Failed>(await FetchAsync(site, "/jobs/1", options => { options.FirstByteTimeout = TimeSpan.FromMilliseconds(300); options.ConnectTimeout = TimeSpan.FromMilliseconds(500); }));
        Assert.Contains("did not begin to answer", failed.Reason, StringComparison.Ordinal);
        Assert.Equal(1, site.Asked("/jobs/1"));
    }

    [Fact]
    public async Task A_dripping_body_is_cut_off()
    {
        var drips = 0;
        await using var site = await TestSite.StartAsync();
        site.Paths["/jobs/1"] = async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync("x", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                drips++;
                await Task.Delay(20, context.RequestAborted);
            }
        };
        var failed = Assert.IsType<FetchOutcome.Failed>(await FetchAsync(site, "/jobs/1", options => options.WholeTimeout = TimeSpan.FromSeconds(1)));
        Assert.Contains("took longer", failed.Reason, StringComparison.Ordinal);
        Assert.True(drips > 1, "The fault fired.");
    }

    [Fact]
    public async Task A_host_is_asked_once_at_a_time_with_a_pause()
    {
        var pause = TimeSpan.FromMilliseconds(150);
        await using var site = await TestSite.StartAsync();
        site.Paths["/jobs"] = context => context.Response.WriteAsync("x");
        var options = Options(site);
        options.DelayPerPrivateEndpoint = pause;
        using var fetcher = new Fetcher(options, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => fetcher.FetchAsync(Source(site), new KnownAddress(site.At("/jobs?" + i)), Cancellation)));
        var times = site.Requests.Select(request => request.At).ToArray();
        Assert.True(times.Length >= 6);
        Assert.Equal(1, site.MostAtOnce);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(TimeProvider.System.GetElapsedTime(pair.First, pair.Second) >= pause - TimeSpan.FromMilliseconds(15)));
    }

    [Fact]
    public async Task A_crawl_delay_is_kept_by_the_clock_up_to_thirty_seconds()
    {
        await using var site = await TestSite.StartAsync("User-agent: *\nCrawl-delay: 500\n");
        site.Paths["/jobs"] = context => context.Response.WriteAsync("x");
        var clock = new FakeTimeProvider(Pages.Night);
        using var fetcher = new Fetcher(Options(site), clock);
        var fetch = fetcher.FetchAsync(Source(site), new KnownAddress(site.At("/jobs")), Cancellation);
        await Task.Delay(400, Cancellation);
        Assert.Equal((1, 0), (site.Asked("/robots.txt"), site.Asked("/jobs")));
        clock.Advance(TimeSpan.FromSeconds(29));
        await Task.Delay(200, Cancellation);
        Assert.Equal(0, site.Asked("/jobs"));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.IsType<FetchOutcome.Fetched>(await fetch);
    }

    [Fact]
    public async Task A_source_without_a_card_or_an_address_is_not_fetched()
    {
        await using var site = await TestSite.StartAsync();
        using var fetcher = new Fetcher(Options(site), TimeProvider.System);
        Assert.IsType<FetchOutcome.Refused>(await fetcher.FetchAsync(Source(site) with { Card = null }, new KnownAddress(site.At("/jobs/1")), Cancellation));
        Assert.IsType<FetchOutcome.Refused>(await fetcher.FetchAsync(Source(site) with { Address = null }, new KnownAddress(site.At("/jobs/1")), Cancellation));
        Assert.Empty(site.Requests);
    }

    [Fact]
    public async Task A_host_that_does_not_answer_or_exist_is_a_sentence()
    {
        int port;
        using (var canary = new Canary())
        {
            port = canary.Port;
        }

        using var fetcher = new Fetcher(new IngestOptions { AllowedPrivateEndpoints = [$"127.0.0.1:{port}"], DelayPerHost = TimeSpan.Zero }, TimeProvider.System);
        var source = Pages.Source(SourceKind.SchemaOrg, $"http://127.0.0.1:{port}/");
        // robots.txt could not be had: nothing may be fetched.
        Assert.IsType<FetchOutcome.Refused>(await fetcher.FetchAsync(source, new KnownAddress(source.Address!), Cancellation));
    }

    private static async Task<FetchOutcome> FetchAsync(TestSite site, string path, Action<IngestOptions>? set = null, Func<KnownAddress, KnownAddress>? known = null, int? port = null)
    {
        var options = Options(site);
        set?.Invoke(options);
        using var fetcher = new Fetcher(options, TimeProvider.System);
        var source = port is null ? Source(site) : Source(site) with { Address = new UriBuilder(site.Root) { Port = port.Value }.Uri };
        var address = new KnownAddress(site.At(path));
        return await fetcher.FetchAsync(source, known?.Invoke(address) ?? address, Cancellation);
    }

    private static IngestOptions Options(TestSite site) => new() { AllowedPrivateEndpoints = [site.Endpoint], DelayPerHost = TimeSpan.Zero };

    private static Source Source(TestSite site) => Pages.Source(SourceKind.SchemaOrg, site.Root.AbsoluteUri);

    private static byte[] Packed(string coding, byte[] plain)
    {
        var packed = new MemoryStream();
        using (Stream packer = coding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.SmallestSize),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal),
            _ => new ZLibStream(packed, CompressionLevel.SmallestSize),
        })
        {
            packer.Write(plain);
        }

        return packed.ToArray();
    }
}
