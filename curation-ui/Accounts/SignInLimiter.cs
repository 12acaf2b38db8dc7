using System.Threading.RateLimiting;

namespace Curation.Ui.Accounts;

/// <summary>How often one may try to sign in: by address and account, and by address over all accounts. Beside the lockout, which is the account's.</summary>
internal sealed class SignInLimiter : IDisposable
{
    public const int PerMinuteAndAccount = 10;
    public const int PerMinute = 60;

    private readonly PartitionedRateLimiter<(string Address, string Account)> limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<(string Address, string Account), string>(key => Window($"{key.Address} {key.Account}", PerMinuteAndAccount)),
        PartitionedRateLimiter.Create<(string Address, string Account), string>(key => Window(key.Address, PerMinute)));

    public static TimeSpan Pause { get; } = TimeSpan.FromMinutes(1);

    public bool Allows(HttpContext context, string account)
    {
        var name = account.Trim().ToUpperInvariant();
        using var lease = limiter.AttemptAcquire((context.Connection.RemoteIpAddress?.ToString() ?? "", name.Length > 256 ? name[..256] : name));
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();

    private static RateLimitPartition<string> Window(string key, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Pause, QueueLimit = 0 });
}
