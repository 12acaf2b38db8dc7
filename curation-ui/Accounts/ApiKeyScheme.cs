using System.Text.Encodings.Web;
using Curation.Storage.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Curation.Ui.Accounts;

/// <summary>A program with <c>Authorization: Bearer curation_…</c>.</summary>
internal sealed class ApiKeyScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, ApiKeyStore keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "ApiKey";

    private const string Bearer = "Bearer ";

    /// <summary>Whether the request speaks of a key: then nothing else counts, so that a cookie never helps a wrong key.</summary>
    public static bool Speaks(HttpRequest request) => request.Headers.Authorization.Count > 0;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.Fail("No bearer key.");
        var key = await keys.UseAsync(header[Bearer.Length..].Trim(), TimeProvider.GetUtcNow(), Context.RequestAborted);
        return key is null
            ? AuthenticateResult.Fail("The key is unknown or revoked.")
            : AuthenticateResult.Success(new AuthenticationTicket(AccountPrincipal.Of(key), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
