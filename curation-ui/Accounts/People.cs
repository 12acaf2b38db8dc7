using Curation.Storage.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Curation.Ui.Accounts;

/// <summary>What an administrator does with accounts. The last administrator who can sign in stays one.</summary>
internal sealed class People(UserManager<Account> manager, AccountsContext accounts, Acts acts, OneTimeCodes codes, TimeProvider clock)
{
    /// <summary>How long a person may take to follow the link with which they set their password.</summary>
    public static TimeSpan LinkLifetime { get; } = TimeSpan.FromDays(3);

    private const string LastOne = "Nobody else is an administrator: make somebody one first.";
    private const string NoRole = "Choose at least one role: without one a person sees nothing.";

    public async Task<IReadOnlyList<Account>> AllAsync(CancellationToken ct) => await accounts.Users.AsNoTracking().OrderBy(a => a.UserName).ToListAsync(ct);

    public Task<Account?> FindAsync(Guid id, CancellationToken ct) => accounts.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct);

    /// <returns>The account and the code with which the person sets their password.</returns>
    public Task<Act<(Account Account, string Code)>> CreateAsync(string actor, string name, string displayName, IReadOnlyList<string> roles, CancellationToken ct) =>
        acts.DoAsync<(Account, string)>(
            async work =>
            {
                var account = new Account { UserName = name, DisplayName = displayName is { Length: > 0 } ? displayName : name, Roles = [.. roles.Where(Role.IsKnown).Distinct()], CreatedAt = clock.GetUtcNow() };
                if (account.Roles.Count == 0) return Act<(Account, string)>.Refused(NoRole);
                var made = await manager.CreateAsync(account);
                if (!made.Succeeded) return Act<(Account, string)>.Refused([.. made.Errors.Select(e => e.Description)]);
                await acts.NoteAsync(work, actor, "create_account", name, new { roles = account.Roles });
                return (account, await codes.MintForAsync(work, account.Id, LinkLifetime));
            },
            ct);

    /// <summary>They count at once: the person signs in again.</summary>
    public Task<Act<Account>> SetRolesAsync(string actor, Guid id, IReadOnlyList<string> roles, CancellationToken ct) => ChangeAsync(
        id,
        async (account, note) =>
        {
            var (before, after) = (account.Roles, roles.Where(Role.IsKnown).Distinct().ToList());
            if (after.Count == 0) return NoRole;
            if (!after.Contains(Role.Administrator) && await IsLastAsync(account, ct)) return LastOne;
            account.Roles = after;
            await note(actor, "set_roles", new { before, after });
            return null;
        },
        ct);

    public Task<Act<Account>> LockAsync(string actor, Guid id, bool locked, CancellationToken ct) => ChangeAsync(
        id,
        async (account, note) =>
        {
            if (locked && await IsLastAsync(account, ct)) return LastOne;
            account.Locked = locked;
            if (!locked) (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
            await note(actor, locked ? "lock_account" : "unlock_account", new { });
            return null;
        },
        ct);

    /// <summary>Takes the password away and gives a code with which the person sets another.</summary>
    public async Task<Act<(Account Account, string Code)>> ResetAsync(string actor, Guid id, CancellationToken ct)
    {
        var code = "";
        var done = await acts.DoAsync<Account>(
            async work =>
            {
                if (await manager.FindByIdAsync(id.ToString()) is not { } account) return Act<Account>.Refused("There is no such account.");
                if (await IsLastAsync(account, ct)) return Act<Account>.Refused(LastOne);
                await manager.RemovePasswordAsync(account);
                code = await codes.MintForAsync(work, id, LinkLifetime);
                await acts.NoteAsync(work, actor, "reset_password", account.UserName!);
                return account;
            },
            ct);
        return done.IsDone ? (done.Value!, code) : Act<(Account, string)>.Refused(done.Wrong);
    }

    private Task<Act<Account>> ChangeAsync(Guid id, Func<Account, Func<string, string, object, Task>, Task<string?>> change, CancellationToken ct) => acts.DoAsync<Account>(
        async work =>
        {
            if (await manager.FindByIdAsync(id.ToString()) is not { } account) return Act<Account>.Refused("There is no such account.");
            if (await change(account, (actor, act, detail) => acts.NoteAsync(work, actor, act, account.UserName!, detail)) is { } wrong) return Act<Account>.Refused(wrong);
            var saved = await manager.UpdateSecurityStampAsync(account);
            return saved.Succeeded ? account : Act<Account>.Refused([.. saved.Errors.Select(e => e.Description)]);
        },
        ct);

    private async Task<bool> IsLastAsync(Account account, CancellationToken ct) => account.Roles.Contains(Role.Administrator)
        && !await accounts.Users.AnyAsync(a => a.Id != account.Id && !a.Locked && a.PasswordHash != null && a.Roles.Contains(Role.Administrator), ct);
}
