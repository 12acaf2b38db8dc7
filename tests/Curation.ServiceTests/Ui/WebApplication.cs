using Curation.Ui;
using Host = Microsoft.AspNetCore.Builder.WebApplication;

namespace Curation.ServiceTests.Ui;

/// <summary>The web application over a database, on a free port of 127.0.0.1. It runs in this process, as starting another takes seconds; <c>up</c> is tested with its own.</summary>
internal sealed class WebApplication : IAsyncDisposable
{
    private readonly Host host;

    private WebApplication(Host host) => this.host = host;

    public Uri Address => new(host.Urls.Single());

    /// <param name="settings">As a command line gives them.</param>
    public static async Task<WebApplication> StartAsync(string connectionString, CancellationToken ct, IReadOnlyDictionary<string, string>? settings = null)
    {
        var all = new Dictionary<string, string>(settings ?? new Dictionary<string, string>(), StringComparer.Ordinal)
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Storage:ConnectionString"] = connectionString,
            ["Logging:Console:LogLevel:Default"] = "None",
        };
        var web = CurationWeb.Build([.. all.Select(s => $"--{s.Key}={s.Value}")]);
        await web.StartAsync(ct);
        return new WebApplication(web);
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await host.StopAsync(patience.Token);
        await host.DisposeAsync();
    }
}
