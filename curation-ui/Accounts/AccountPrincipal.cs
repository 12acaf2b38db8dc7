using System.Security.Claims;
using Curation.Storage.Accounts;

namespace Curation.Ui.Accounts;

/// <summary>Who asks, as claims.</summary>
internal static class AccountPrincipal
{
    public const string Person = "Person";
    public const string Key = "Key";
    public const string Demo = "Demo";

    /// <summary>Changes with the password, the roles and the lock: a cookie with an older one is worth nothing.</summary>
    public const string Stamp = "stamp";

    private const string DisplayName = "display_name";

    public static ClaimsPrincipal Of(Account account) => New(
        Person,
        account.UserName!,
        account.Roles.Select(r => new Claim(ClaimTypes.Role, r)).Concat(
        [
            new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()),
            new Claim(DisplayName, account.DisplayName),
            new Claim(Stamp, account.SecurityStamp!),
        ]));

    public static ClaimsPrincipal Of(ApiKey key) => New(
        Key, $"key {key.Name}", key.Scopes.Select(s => new Claim(Scope.Claim, s)).Append(new Claim(ClaimTypes.NameIdentifier, key.Id.ToString())));

    /// <summary>The lead of <c>up --open</c>.</summary>
    public static ClaimsPrincipal OfDemo() => New(
        Demo, "demo", [new Claim(ClaimTypes.NameIdentifier, "demo"), new Claim(DisplayName, "Demo lead"), new Claim(ClaimTypes.Role, Role.Lead)]);

    /// <summary>As audit rows and decisions name the person.</summary>
    public static string Name(this ClaimsPrincipal user) => user.Identity?.Name ?? "nobody";

    /// <summary>As screens name the person.</summary>
    public static string Shown(this ClaimsPrincipal user) => user.FindFirstValue(DisplayName) ?? user.Name();

    public static Guid? AccountId(this ClaimsPrincipal user) =>
        user.Identity is { AuthenticationType: Person } && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    private static ClaimsPrincipal New(string kind, string name, IEnumerable<Claim> claims) =>
        new(new ClaimsIdentity(claims.Prepend(new Claim(ClaimTypes.Name, name)), kind, ClaimTypes.Name, ClaimTypes.Role));
}
