using Curation.Ui.Accounts;

namespace Curation.Ui.Versions;

/// <summary>People as screens name them.</summary>
internal sealed class Names(People people)
{
    /// <summary>By the name that they sign in with, which decisions and versions keep.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AllAsync(CancellationToken ct) =>
        (await people.AllAsync(ct)).ToDictionary(a => a.UserName!, a => a.DisplayName, StringComparer.Ordinal);

    /// <summary>Those who may publish.</summary>
    public async Task<IReadOnlyList<string>> LeadsAsync(CancellationToken ct) =>
        [.. (await people.AllAsync(ct)).Where(a => !a.Locked && a.Roles.Contains(Role.Lead)).Select(a => a.DisplayName)];
}

public static class NamesOf
{
    /// <summary>The name itself where there is no such account, as for who publishes from the command line; the demo lead has none.</summary>
    public static string Of(this IReadOnlyDictionary<string, string> names, string actor) => names.GetValueOrDefault(actor) ?? (actor == "demo" ? "Demo lead" : actor);
}
