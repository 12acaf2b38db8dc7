using System.Net;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Curation.ServiceTests.Ui.Browser))]

namespace Curation.ServiceTests.Ui;

/// <summary>Debian's Chromium, started once for all tests that look at pages; without it they are skipped.</summary>
public sealed class Browser : IAsyncDisposable
{
    /// <summary>Without a window first: it takes half the time of the whole browser, which paints for nobody.</summary>
    private static readonly string? Program = new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.FirstOrDefault(File.Exists);

    /// <summary>How many times longer than usual a page may take, on a machine that is busy: CURATION_TEST_PATIENCE.</summary>
    public static readonly int Patience = int.TryParse(Environment.GetEnvironmentVariable("CURATION_TEST_PATIENCE"), out var times) ? Math.Max(1, times) : 1;

    private readonly SemaphoreSlim gate = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>A fresh profile with one page, and what went wrong on it.</summary>
    public async Task<Visit> VisitAsync(Uri address, int width = 1440, int height = 900, bool dark = false, bool script = true, CookieCollection? cookies = null)
    {
        Assert.SkipWhen(Program is null, "No Chromium: install Debian's package chromium-headless-shell, or chromium.");
        await gate.WaitAsync();
        try
        {
            playwright ??= await Playwright.CreateAsync();
            browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [] });
        }
        finally
        {
            gate.Release();
        }

        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
        });
        if (cookies is not null) await context.AddCookiesAsync(cookies.Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Url = address.ToString() }));
        context.SetDefaultTimeout(15_000 * Patience);
        Assertions.SetDefaultExpectTimeout(5_000 * Patience);
        return new Visit(context, await context.NewPageAsync(), address);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        gate.Dispose();
    }
}

/// <summary>One page and what it did: errors that the browser reports, and requests to any other host.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> errors = [];
    private readonly List<string> foreign = [];

    internal Visit(IBrowserContext context, IPage page, Uri address)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);
        page.Request += (_, request) =>
        {
            if (Uri.TryCreate(request.Url, UriKind.Absolute, out var url) && url.Scheme != "data" && url.Authority != address.Authority) foreign.Add(request.Url);
        };
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Errors => errors;

    public IReadOnlyList<string> ForeignRequests => foreign;

    public void AssertClean()
    {
        Assert.Empty(errors);
        Assert.Empty(foreign);
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
