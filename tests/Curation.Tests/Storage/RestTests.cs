using Curation.Storage.Sources;
using Xunit;

namespace Curation.Tests.Storage;

public sealed class RestTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 20)]
    [InlineData(2, 44)]
    [InlineData(3, 92)]
    [InlineData(5, 380)]
    [InlineData(50, 380)]
    public void Each_failure_doubles_the_rest_up_to_sixteen_nights(int failures, int hours) =>
        Assert.Equal(At.AddHours(hours), Rest.After(failures, At, null));

    [Fact]
    public void A_longer_wait_that_the_server_asks_for_is_kept() =>
        Assert.Equal(At.AddDays(2), Rest.After(1, At, TimeSpan.FromDays(2)));
}
