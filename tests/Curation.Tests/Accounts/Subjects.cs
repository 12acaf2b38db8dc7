using System.Security.Claims;
using Curation.Storage.Accounts;
using Curation.Ui.Accounts;

namespace Curation.Tests.Accounts;

/// <summary>Everyone who could ask: nobody, a person of each role and of none, the demo, a key of each scope.</summary>
internal static class Subjects
{
    public static IReadOnlyDictionary<string, ClaimsPrincipal> All { get; } = new Dictionary<string, ClaimsPrincipal>(StringComparer.Ordinal)
    {
        ["anonymous"] = new(new ClaimsIdentity()),
        ["none"] = Person([]),
        ["demo"] = AccountPrincipal.OfDemo(),
    }
    .Concat(Role.All.Select(r => KeyValuePair.Create(r.Name, Person([r.Name]))))
    .Concat(Scope.All.Select(s => KeyValuePair.Create(s.Name, AccountPrincipal.Of(new ApiKey(Guid.Empty, "k", "", [s.Name], "", default, null, null)))))
    .ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);

    public static ClaimsPrincipal Person(List<string> roles) => AccountPrincipal.Of(new Account { UserName = "p", Roles = roles, SecurityStamp = "s" });
}
