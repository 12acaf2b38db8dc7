using System.Globalization;
using Curation.Pipelines.Nightly;
using Hangfire;
using Hangfire.PostgreSql;

namespace Curation.Pipelines.Worker;

/// <summary>Hangfire on PostgreSQL, set so that its own lock and time-outs do not matter (docs/decisions/0001).</summary>
internal static class HangfireSetup
{
    public static IServiceCollection AddNightlyTrigger(this IServiceCollection services, string connectionString)
    {
        services.AddHangfire(hangfire => hangfire
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(
                storage => storage.UseNpgsqlConnection(connectionString),
                new PostgreSqlStorageOptions
                {
                    AllowDegradedModeWithoutStorage = false,
                    UseSlidingInvisibilityTimeout = true,
                    InvisibilityTimeout = TimeSpan.FromMinutes(5),
                    QueuePollInterval = TimeSpan.FromSeconds(1),
                    DistributedLockTimeout = TimeSpan.FromMinutes(1),
                }));
        services.AddHangfireServer(server => server.WorkerCount = 1);
        services.AddTransient<NightJob>();
        return services;
    }

    /// <summary>Sets the recurring night, and asks once now: a night that was missed while nothing ran is run once, one that is done is not.</summary>
    public static void ScheduleNights(this IServiceProvider services, PipelinesOptions options)
    {
        var recurring = services.GetRequiredService<IRecurringJobManager>();
        if (!options.ScheduleEnabled)
        {
            recurring.RemoveIfExists(NightJob.Name);
            return;
        }

        recurring.AddOrUpdate<NightJob>(
            NightJob.Name,
            job => job.RunDueAsync(CancellationToken.None),
            string.Create(CultureInfo.InvariantCulture, $"{options.Nightly.Minute} {options.Nightly.Hour} * * *"),
            new RecurringJobOptions { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone), MisfireHandling = MisfireHandlingMode.Relaxed });
        services.GetRequiredService<IBackgroundJobClient>().Enqueue<NightJob>(job => job.RunDueAsync(CancellationToken.None));
    }
}
