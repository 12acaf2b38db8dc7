namespace Curation.Pipelines.Nightly;

/// <summary>Which night is due. A night is named by its local date, and there is one a date, whatever clocks do.</summary>
/// <param name="at">Local time at which a date's night begins.</param>
public sealed class NightSchedule(TimeOnly at, TimeZoneInfo zone)
{
    /// <summary>
    /// The latest date whose night has begun by <paramref name="now"/>. A local time that does not exist (the clock was put forward)
    /// begins at the first instant after the gap; one that comes twice (put back) begins at its first.
    /// </summary>
    public DateOnly DateDue(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return now >= BeginsAt(today) ? today : today.AddDays(-1);
    }

    /// <summary>The instant at which the night of <paramref name="date"/> begins.</summary>
    public DateTimeOffset BeginsAt(DateOnly date)
    {
        var local = date.ToDateTime(at, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            while (zone.IsInvalidTime(local))
                local = local.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
