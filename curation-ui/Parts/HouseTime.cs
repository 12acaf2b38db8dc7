using System.Globalization;

namespace Curation.Ui.Parts;

/// <summary>Dates and times as the screens say them: in the zone that the nights are scheduled in (Pipelines:TimeZone), named where a time stands alone.</summary>
public sealed class HouseTime(IConfiguration configuration, TimeProvider clock)
{
    private readonly TimeZoneInfo zone =
        TimeZoneInfo.TryFindSystemTimeZoneById(configuration["Pipelines:TimeZone"] ?? "UTC", out var found) ? found : TimeZoneInfo.Utc;

    public string ZoneName => zone.Id;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, zone).DateTime);

    /// <summary>When a day begins; where its first hour does not exist, at the first moment after the gap.</summary>
    public DateTimeOffset Start(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>When the next night begins (Pipelines:Nightly); none where it runs only when it is asked for.</summary>
    public string? NextNight => configuration.GetValue("Pipelines:ScheduleEnabled", true) ? $"{configuration.GetValue("Pipelines:Nightly", new TimeOnly(2, 30)):HH:mm} {ZoneName}" : null;

    /// <summary>As in <c>02:31</c>.</summary>
    public string Clock(DateTimeOffset at) => Text(TimeZoneInfo.ConvertTime(at, zone), "HH:mm");

    /// <summary>As in <c>02:31:20</c>.</summary>
    public string Second(DateTimeOffset at) => Text(TimeZoneInfo.ConvertTime(at, zone), "HH:mm:ss");

    /// <summary>As in <c>24 Nov 2026</c>.</summary>
    public string Day(DateTimeOffset at) => Text(TimeZoneInfo.ConvertTime(at, zone), "d MMM yyyy");

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>As in <c>24 November 2026</c>.</summary>
    public static string LongDay(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>As in <c>2026-11-24T02:31:20Z</c>, for the datetime attribute.</summary>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>As in <c>1 h 28 min</c>; none where the times are not of one night (a replayed night began in the past).</summary>
    public static string? Duration(DateTimeOffset from, DateTimeOffset to) => Duration(to - from);

    /// <inheritdoc cref="Duration(DateTimeOffset, DateTimeOffset)"/>
    public static string? Duration(TimeSpan time) => time switch
    {
        { Ticks: < 0 } => null,
        { TotalSeconds: < 1 } => "under 1 s",
        { TotalSeconds: < 60 } d => $"{d.Seconds} s",
        { TotalMinutes: < 10, Seconds: > 0 } d => $"{d.Minutes} min {d.Seconds} s",
        { TotalMinutes: < 60 } d => $"{d.Minutes} min",
        { TotalHours: < 24 } d => $"{d.Hours} h {d.Minutes} min",
        _ => null,
    };

    private static string Text(DateTimeOffset at, string format) => at.ToString(format, CultureInfo.InvariantCulture);
}
