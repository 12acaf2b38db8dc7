namespace Curation.Storage.Accounts;

/// <summary>Codes of links that work once: the first administrator's, and those with which a person sets their password.</summary>
public sealed class OneTimeCodes(Database db)
{
    private const string FirstAdministrator = "first_administrator";
    private const string SetPassword = "set_password";

    /// <summary>A code for the first administrator, in place of earlier ones; none where there is an account already.</summary>
    public async Task<string?> MintFirstAsync(TimeSpan lifetime, CancellationToken ct)
    {
        string? code = null;
        await db.InTransactionAsync(
            async work =>
            {
                if (await work.FirstAsync<bool>("SELECT EXISTS (SELECT FROM accounts.users)"))
                    return;
                await work.ExecuteAsync("DELETE FROM accounts.one_time_codes WHERE purpose = @FirstAdministrator AND used_at IS NULL", new { FirstAdministrator });
                code = await MintAsync(work, FirstAdministrator, account: null, lifetime);
            },
            ct);
        return code;
    }

    /// <summary>A code with which the person sets their password, in place of earlier ones.</summary>
    public async Task<string> MintForAsync(UnitOfWork work, Guid account, TimeSpan lifetime)
    {
        ArgumentNullException.ThrowIfNull(work);
        await work.ExecuteAsync("DELETE FROM accounts.one_time_codes WHERE account = @account AND used_at IS NULL", new { account });
        return await MintAsync(work, SetPassword, account, lifetime);
    }

    /// <summary>Whether the first administrator's code could be redeemed now.</summary>
    public Task<bool> IsFirstAsync(string code, CancellationToken ct) => db.FirstAsync<bool>(
        """
        SELECT NOT EXISTS (SELECT FROM accounts.users) AND EXISTS (
            SELECT FROM accounts.one_time_codes
            WHERE hash = @hash AND purpose = @FirstAdministrator AND used_at IS NULL AND expires_at > clock_timestamp())
        """,
        new { hash = Secret.Hash(code), FirstAdministrator }, ct);

    /// <summary>Whose password the code would set; none where it is unknown, used or over.</summary>
    public Task<Guid?> AccountOfAsync(string code, CancellationToken ct) => db.FirstAsync<Guid?>(
        """
        SELECT account FROM accounts.one_time_codes
        WHERE hash = @hash AND purpose = @SetPassword AND used_at IS NULL AND expires_at > clock_timestamp()
        """,
        new { hash = Secret.Hash(code), SetPassword }, ct);

    /// <summary>Uses the first administrator's code up. Whoever makes an account by it waits here for the others.</summary>
    /// <returns>False where it is unknown, used or over, or an account is there already.</returns>
    public async Task<bool> RedeemFirstAsync(UnitOfWork work, string code)
    {
        ArgumentNullException.ThrowIfNull(work);
        return await RedeemAsync(work, FirstAdministrator, code) && !await work.FirstAsync<bool>("SELECT EXISTS (SELECT FROM accounts.users)");
    }

    /// <summary>Uses a person's code up.</summary>
    /// <returns>False where it is unknown, used or over.</returns>
    public Task<bool> RedeemAsync(UnitOfWork work, string code) => RedeemAsync(work, SetPassword, code);

    private static async Task<string> MintAsync(UnitOfWork work, string purpose, Guid? account, TimeSpan lifetime)
    {
        var code = Secret.New();
        await work.ExecuteAsync(
            """
            INSERT INTO accounts.one_time_codes (hash, purpose, account, expires_at)
            VALUES (@hash, @purpose, @account, clock_timestamp() + @lifetime)
            """,
            new { hash = Secret.Hash(code), purpose, account, lifetime });
        return code;
    }

    private static async Task<bool> RedeemAsync(UnitOfWork work, string purpose, string code) => await work.ExecuteAsync(
        """
        UPDATE accounts.one_time_codes SET used_at = clock_timestamp()
        WHERE hash = @hash AND purpose = @purpose AND used_at IS NULL AND expires_at > clock_timestamp()
        """,
        new { hash = Secret.Hash(code), purpose }) == 1;
}
