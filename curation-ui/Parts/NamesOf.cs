namespace Curation.Ui.Parts;

/// <summary>People as screens name them.</summary>
public static class NamesOf
{
    /// <param name="names">Display names by the names that people sign in with.</param>
    /// <returns>The name itself where there is no such account, as for who publishes from the command line; the demo lead has none.</returns>
    public static string Of(this IReadOnlyDictionary<string, string> names, string actor)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.GetValueOrDefault(actor) ?? (actor == "demo" ? "Demo lead" : actor);
    }
}
