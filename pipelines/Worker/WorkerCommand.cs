using System.CommandLine;
using Curation.Pipelines.Nightly;
using Curation.Pipelines.Operate;
using Curation.Pipelines.Sample;
using Curation.Storage;

namespace Curation.Pipelines.Worker;

/// <summary><c>worker</c>: the process that <c>up</c> keeps running. It serves the sample board on loopback and runs the nights that are due.</summary>
public static class WorkerCommand
{
    public static Command Create()
    {
        var command = new Command("worker", "Run the nights that are due, until stopped. Started by 'up'.") { Hidden = true };
        command.SetAction(async (result, cancellation) =>
        {
            await using var session = await DatabaseSession.OpenAsync(result, cancellation);
            await using var app = await BuildAsync(session, cancellation);
            await app.RunAsync(cancellation);
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task<WebApplication> BuildAsync(DatabaseSession session, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(session.Configuration);
        var options = builder.Configuration.GetSection(PipelinesOptions.Section).Get<PipelinesOptions>() ?? new PipelinesOptions();
        var board = new SampleBoardAddress(options.SampleBoardPort);
        builder.Configuration.AddInMemoryCollection(board.AllowedBy(builder.Configuration));
        builder.WebHost.UseUrls(board.Address.ToString());
        builder.Services.AddWorkerPolicies();
        builder.Services.AddNight(builder.Configuration);
        builder.Services.AddSingleton(_ => new NightSchedule(options.Nightly, TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone)));
        builder.Services.AddNightlyTrigger(session.OwnerConnectionString);
        builder.Services.AddHostedService<RequestKeeper>();
        builder.Services.AddHostedService<ModelKeeper>();
        if (builder.Configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() is { Elasticsearch.IsConfigured: true })
            builder.Services.AddHostedService<SearchKeeper>();

        var app = builder.Build();
        app.UseAuthorization();
        if (options.SampleEnabled)
        {
            var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            var day = await ActivatorUtilities.CreateInstance<SampleContent>(app.Services).InstallAsync(board.Address, now, cancellation);
            app.MapSampleBoard(SampleBoard.Load().Render(day, board.Address));
        }

        app.Lifetime.ApplicationStarted.Register(() => app.Services.ScheduleNights(options));
        return app;
    }
}
