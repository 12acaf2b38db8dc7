using Curation.Storage.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Curation.Ui.Accounts;

/// <summary>What a person does with their own account. A wrong name, a wrong password and a lock read the same and take the same time.</summary>
internal sealed class SignIns(UserManager<Account> manager, Acts acts, OneTimeCodes codes, TimeProvider clock, IHttpContextAccessor contexts)
{
    public const string Refusal = "The name or the password is wrong, or the account is locked.";

    // Of no password: whoever names no account waits as long as whoever does.
    private static readonly Lazy<string> Nobody = new(() => new PasswordHasher<Account>().HashPassword(new Account(), "nobody"));

    public async Task<Act<Account>> SignInAsync(string name, string password, CancellationToken ct)
    {
        if (await manager.FindByNameAsync(name) is not { } account)
        {
            manager.PasswordHasher.VerifyHashedPassword(new Account(), Nobody.Value, password);
            return Act<Account>.Refused(Refusal);
        }

        var isRight = await manager.CheckPasswordAsync(account, password);
        var isShut = account.Locked || await manager.IsLockedOutAsync(account);
        if (isShut) return Act<Account>.Refused(Refusal);
        return await acts.DoAsync<Account>(
            async work =>
            {
                if (!isRight)
                {
                    await manager.AccessFailedAsync(account);
                    if (await manager.IsLockedOutAsync(account)) await acts.NoteAsync(work, "system", "lock_after_failures", account.UserName!);
                    return account;
                }

                account.LastSignInAt = clock.GetUtcNow();
                account.AccessFailedCount = 0;
                var saved = await manager.UpdateAsync(account);
                if (saved.Succeeded) await acts.NoteAsync(work, account.UserName!, "sign_in", account.UserName!);
                return saved.Succeeded ? account : Act<Account>.Refused("Somebody changed the account at this moment. Try again.");
            },
            ct) is { IsDone: true } done
            ? isRight ? await EnterAsync(done.Value!) : Act<Account>.Refused(Refusal)
            : Act<Account>.Refused(Refusal);
    }

    public Task SignOutAsync() => contexts.HttpContext!.SignOutAsync(IdentityConstants.ApplicationScheme);

    /// <summary>Signs out everywhere else.</summary>
    public async Task<Act<Account>> ChangePasswordAsync(Guid id, string current, string password, CancellationToken ct)
    {
        if (await manager.FindByIdAsync(id.ToString()) is not { } account) return Act<Account>.Refused("There is no such account any more.");
        var done = await acts.DoAsync<Account>(
            async work =>
            {
                var changed = await manager.ChangePasswordAsync(account, current, password);
                if (!changed.Succeeded) return Act<Account>.Refused([.. changed.Errors.Select(e => e.Code == "PasswordMismatch" ? "The current password is not the right one." : e.Description)]);
                await acts.NoteAsync(work, account.UserName!, "change_password", account.UserName!);
                return account;
            },
            ct);
        return done.IsDone ? await EnterAsync(account) : done;
    }

    /// <summary>By the link that <c>up</c> printed: once, and only while there is no account.</summary>
    public async Task<Act<Account>> BeginAsync(string code, string name, string displayName, string password, bool isAlone, CancellationToken ct)
    {
        var done = await acts.DoAsync<Account>(
            async work =>
            {
                if (!await codes.RedeemFirstAsync(work, code)) return Act<Account>.Refused(UsedUp);
                var account = new Account
                {
                    UserName = name,
                    DisplayName = displayName is { Length: > 0 } ? displayName : name,
                    Roles = isAlone ? [Role.Administrator, Role.Lead, Role.Operator] : [Role.Administrator],
                    CreatedAt = clock.GetUtcNow(),
                    LastSignInAt = clock.GetUtcNow(),
                };
                var made = await manager.CreateAsync(account, password);
                if (!made.Succeeded) return Act<Account>.Refused([.. made.Errors.Select(e => e.Description)]);
                await acts.NoteAsync(work, name, "create_first_administrator", name, new { roles = account.Roles });
                return account;
            },
            ct);
        return done.IsDone ? await EnterAsync(done.Value!) : done;
    }

    /// <summary>By the link that an administrator gave: once. It also ends a lockout.</summary>
    public async Task<Act<Account>> SetPasswordAsync(string code, string password, CancellationToken ct)
    {
        if (await codes.AccountOfAsync(code, ct) is not { } id || await manager.FindByIdAsync(id.ToString()) is not { Locked: false } account) return Act<Account>.Refused(UsedUp);
        var done = await acts.DoAsync<Account>(
            async work =>
            {
                if (!await codes.RedeemAsync(work, code)) return Act<Account>.Refused(UsedUp);
                if (account.PasswordHash is not null) await manager.RemovePasswordAsync(account);
                var set = await manager.AddPasswordAsync(account, password);
                if (!set.Succeeded) return Act<Account>.Refused([.. set.Errors.Select(e => e.Description)]);
                account.LastSignInAt = clock.GetUtcNow();
                await manager.SetLockoutEndDateAsync(account, null);
                await acts.NoteAsync(work, account.UserName!, "set_password", account.UserName!);
                return account;
            },
            ct);
        return done.IsDone ? await EnterAsync(account) : done;
    }

    public const string UsedUp = "This link was used, or its time is over.";

    private async Task<Act<Account>> EnterAsync(Account account)
    {
        await contexts.HttpContext!.SignInAsync(IdentityConstants.ApplicationScheme, AccountPrincipal.Of(account));
        return account;
    }
}
