using Microsoft.AspNetCore.Identity;

namespace Curation.Ui.Accounts;

/// <summary>A person who may sign in; <see cref="IdentityUser{TKey}.UserName"/> is the name that they sign in with.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = "";

    /// <summary>Names of <see cref="Role"/>s.</summary>
    public List<string> Roles { get; set; } = [];

    /// <summary>By an administrator, until an administrator takes it back. Failed attempts lock for a while, in <see cref="IdentityUser{TKey}.LockoutEnd"/>.</summary>
    public bool Locked { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? LastSignInAt { get; set; }
}
