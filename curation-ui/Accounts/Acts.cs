using Microsoft.EntityFrameworkCore;
using System.Text.Json;
using Curation.Storage;
using Curation.Storage.Auditing;

namespace Curation.Ui.Accounts;

/// <summary>What an act came to: nothing is wrong, or what is, for the person who asked.</summary>
internal sealed record Act<T>(T? Value, IReadOnlyList<string> Wrong)
{
    public bool IsDone => Wrong.Count == 0;

    public static implicit operator Act<T>(T value) => new(value, []);

    public static Act<T> Refused(params IReadOnlyList<string> wrong) => new(default, wrong);
}

/// <summary>Changes to accounts and keys, each with its audit row, in one transaction: both or neither.</summary>
internal sealed class Acts(AccountsContext accounts, Database database, TimeProvider clock)
{
    /// <summary>Undone where it is refused, or throws.</summary>
    public async Task<Act<T>> DoAsync<T>(Func<UnitOfWork, Task<Act<T>>> act, CancellationToken ct)
    {
        await using var transaction = await accounts.Database.BeginTransactionAsync(ct);
        var outcome = await act(database.Within(accounts.Database.GetDbConnection(), ct));
        if (outcome.IsDone) await transaction.CommitAsync(ct);
        return outcome;
    }

    public Task NoteAsync(UnitOfWork work, string actor, string act, string subject, object? detail = null) =>
        AuditStore.AppendAsync(work, clock.GetUtcNow(), actor, act, subject, JsonSerializer.Serialize(detail ?? new { }));
}
