using System.Net;
using System.Text.Encodings.Web;
using Curation.Storage.Accounts;
using Curation.Ui.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Curation.Ui.Accounts;

/// <summary>
/// <c>up --open</c>: whoever asks from this machine is the demo's lead, while the database holds the sample and nothing else. The first account
/// and the first source of one's own shut it.
/// </summary>
internal sealed class OpenDoor(IConfiguration configuration, PublicAddress address, AccountCensus census, TimeProvider clock)
{
    /// <summary>Set by <c>up --open</c>: the ids of the sample's sources, parted by commas.</summary>
    public const string Setting = "CURATION_OPEN";

    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(2);

    private readonly string[] sample = configuration[Setting]?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
    private (DateTimeOffset At, bool IsOpen) last = (DateTimeOffset.MinValue, false);

    public bool IsAsked => sample.Length > 0 && !address.IsPublic;

    public async Task<bool> IsOpenForAsync(HttpContext context)
    {
        if (!IsAsked || context.Connection.RemoteIpAddress is not { } remote || !IPAddress.IsLoopback(remote)) return false;
        var now = clock.GetUtcNow();
        if (now - last.At >= Trust) last = (now, await census.MoreThanSampleAsync(sample, context.RequestAborted) is null);
        return last.IsOpen;
    }

    /// <summary>Somebody stands between: then loopback says nothing about who asks.</summary>
    public static bool ComesThroughAProxy(HttpRequest request) => request.Headers.Keys.Any(name =>
        name.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("X-Original", StringComparison.OrdinalIgnoreCase)
        || ((string[])["Forwarded", "Via", "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP"]).Contains(name, StringComparer.OrdinalIgnoreCase));
}

/// <summary>Signs the demo's lead in while the door is open; else people sign in as always.</summary>
internal sealed class OpenDoorScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, OpenDoor door)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "OpenDoor";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() => await door.IsOpenForAsync(Context)
        ? AuthenticateResult.Success(new AuthenticationTicket(AccountPrincipal.OfDemo(), Name))
        : await Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Context.ChallengeAsync(IdentityConstants.ApplicationScheme, properties);
}

internal static class OpenDoorGuard
{
    public static void UseOpenDoorGuard(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<OpenDoor>().IsAsked) return;
        app.Use(async (context, next) =>
        {
            if (OpenDoor.ComesThroughAProxy(context.Request))
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                await context.Response.WriteAsync("Curation was started with --open, without accounts: it answers to this machine only, and to no proxy.");
                return;
            }

            await next(context);
        });
    }
}
