using System.CommandLine;
using Curation.Pipelines.Nightly;
using Curation.Pipelines.Operate;
using Microsoft.Extensions.DependencyInjection;

namespace Curation.Pipelines.Commands;

/// <summary>The database and the services of the night, for as long as one command runs.</summary>
public sealed class NightHost : IAsyncDisposable
{
    private readonly DatabaseSession session;
    private readonly ServiceProvider services;

    private NightHost(DatabaseSession session)
    {
        this.session = session;
        services = new ServiceCollection()
            .AddLogging()
            .AddNight(session.Configuration)
            .BuildServiceProvider(validateScopes: true);
    }

    /// <exception cref="RefusalException">No database is to be had; says what to do.</exception>
    public static async Task<NightHost> OpenAsync(ParseResult command, CancellationToken cancellation) =>
        new(await DatabaseSession.OpenAsync(command, cancellation));

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await session.DisposeAsync();
    }
}
