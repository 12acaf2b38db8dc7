using Curation.Storage;
using Curation.Storage.Sources;

namespace Curation.Pipelines.Operate.Doctor;

/// <summary>Looks into the database that PostgreSQL's checks found: whether its schema is the program's, and whether every source may be fetched. Changes nothing.</summary>
internal static class DatabaseContentChecks
{
    private const int Named = 5;

    public static async Task<IReadOnlyList<Check>> LookAsync(string owner, CancellationToken ct)
    {
        var (state, problem) = await SchemaInstaller.LookAsync(owner, ct);
        if (state is null) return [Check.Failed("schema", problem!.Message, problem.Remedy)];
        if (state.Unknown.Count > 0)
            return [Check.Failed("schema", $"The database is newer than this program: it has {string.Join(", ", state.Unknown)}.", "Update the clone (git pull) and start ./curation again, or choose another database with --database NAME.")];
        if (state.Applied == 0) return [Check.Ok("schema", "none yet: the first start makes it")];
        if (state.Missing.Count > 0) return [Check.Note("schema", $"The database is older than this program: {state.Missing.Count} of {state.Applied + state.Missing.Count} scripts are not applied yet.", "The next start applies them (./curation up).")];
        return [Check.Ok("schema", $"up to date, {state.Applied} scripts"), await SourcesAsync(owner, ct)];
    }

    private static async Task<Check> SourcesAsync(string owner, CancellationToken ct)
    {
        await using var database = new Database(owner);
        var sources = (await new SourceStore(database).AllAsync(ct)).Where(source => source.Address is not null).ToList();
        var without = sources.Where(source => source is { Card: null, Enabled: true }).Select(source => source.Id.ToString()).ToList();
        return without.Count == 0
            ? Check.Ok("sources", $"{sources.Count} with an address, each with its card")
            : Check.Note("sources", $"{without.Count} without a card, so not fetched: {string.Join(", ", without.Take(Named))}{(without.Count > Named ? ", …" : "")}.", "Give each its card (owner, legal basis, terms, contact, date of review), or switch it off.");
    }
}
