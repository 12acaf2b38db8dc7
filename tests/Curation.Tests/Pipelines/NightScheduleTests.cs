using Curation.Pipelines.Nightly;
using Xunit;

namespace Curation.Tests.Pipelines;

public sealed class NightScheduleTests
{
    public static TheoryData<string> Zones => ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"];

    [Theory]
    [MemberData(nameof(Zones))]
    public void Every_date_of_a_year_has_exactly_one_night_also_when_clocks_are_changed(string zone)
    {
        var schedule = new NightSchedule(new TimeOnly(2, 30), TimeZoneInfo.FindSystemTimeZoneById(zone));
        var first = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        var nights = new List<DateOnly>();

        for (var now = first; now < first.AddDays(365); now = now.AddMinutes(10))
        {
            var due = schedule.DateDue(now);
            if (nights.Count == 0 || nights[^1] != due)
                nights.Add(due);
        }

        Assert.Equal(nights.Distinct().Order(), nights);
        Assert.All(nights.Zip(nights.Skip(1)), pair => Assert.Equal(pair.First.AddDays(1), pair.Second));
        Assert.InRange(nights.Count, 365, 366);
    }

    [Fact]
    public void A_time_that_the_clock_skips_begins_when_the_gap_ends()
    {
        var schedule = new NightSchedule(new TimeOnly(2, 30), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero), schedule.BeginsAt(new DateOnly(2026, 3, 29)));
    }

    [Fact]
    public void A_time_that_comes_twice_begins_at_its_first()
    {
        var schedule = new NightSchedule(new TimeOnly(2, 30), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), schedule.BeginsAt(new DateOnly(2026, 10, 25)));
    }
}
