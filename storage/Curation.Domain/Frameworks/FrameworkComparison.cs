using System.Text.Json.Nodes;

namespace Curation.Domain.Frameworks;

public enum DifferenceKind
{
    Added,
    Removed,
    Changed,

    /// <summary>It stands in another place among its neighbours.</summary>
    Moved,
}

/// <summary>One difference between two versions.</summary>
/// <param name="Path">
/// As in <c>profile/SVC-6AS/requirements/K0150/level</c>: the element, and within it the parts by name, and the items of lists by their own id, code
/// or text.
/// </param>
/// <param name="Before">The text as it stood, or the JSON of what is more than a text; a place from 0 where it was moved; none where it was added.</param>
/// <param name="After">The same of the other version; none where it was removed.</param>
public sealed record Difference(DifferenceKind Kind, string Path, string? Before, string? After)
{
    /// <summary>The element that it is in, as in <c>profile/SVC-6AS</c>.</summary>
    public string Element => string.Join('/', Path.Split('/').Take(2));
}

/// <summary>All differences between two versions of a framework. There are none exactly when the versions' hashes are equal.</summary>
public sealed record FrameworkComparison(IReadOnlyList<Difference> Differences)
{
    /// <summary>Major where a code came or went.</summary>
    public VersionLabel Label =>
        Differences.Any(d => d.Kind is DifferenceKind.Added or DifferenceKind.Removed && d.Path == d.Element) ? VersionLabel.Major : VersionLabel.Minor;

    public static FrameworkComparison Of(Framework before, Framework after)
    {
        var (old, now) = (Elements(before), Elements(after));
        var differences = new List<Difference>();
        foreach (var id in now.Keys.Concat(old.Keys.Where(k => !now.ContainsKey(k))))
        {
            switch (old.GetValueOrDefault(id), now.GetValueOrDefault(id))
            {
                case (null, { } added):
                    differences.Add(new Difference(DifferenceKind.Added, id, null, added.Json));
                    break;
                case ({ } removed, null):
                    differences.Add(new Difference(DifferenceKind.Removed, id, removed.Json, null));
                    break;
                case ({ } a, { } b) when a.Json != b.Json:
                    Walk(id, JsonNode.Parse(a.Json), JsonNode.Parse(b.Json), differences);
                    break;
            }
        }

        foreach (var kind in old.Keys.Select(KindOf).Distinct(StringComparer.Ordinal))
            Moves("", [.. old.Keys.Where(k => KindOf(k) == kind)], [.. now.Keys.Where(k => KindOf(k) == kind)], differences);
        return new FrameworkComparison(differences);
    }

    /// <summary>In order; an id that is there twice, which a check finds, is told apart by its number.</summary>
    private static Dictionary<string, FrameworkElement> Elements(Framework framework)
    {
        var elements = FrameworkElements.Of(framework);
        var keys = Distinct([.. elements.Select(e => e.Id)]);
        return keys.Zip(elements).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    private static void Walk(string path, JsonNode? before, JsonNode? after, List<Difference> differences)
    {
        switch (before, after)
        {
            case (JsonObject a, JsonObject b):
                foreach (var name in b.Select(p => p.Key).Concat(a.Select(p => p.Key).Where(k => !b.ContainsKey(k))))
                    Walk($"{path}/{name}", a[name], b[name], differences);
                break;
            case (JsonArray a, JsonArray b):
                WalkList(path, a, b, differences);
                break;
            case (null, null):
                break;
            case (null, { } b):
                differences.Add(new Difference(DifferenceKind.Added, path, null, Text(b)));
                break;
            case ({ } a, null):
                differences.Add(new Difference(DifferenceKind.Removed, path, Text(a), null));
                break;
            case ({ } a, { } b) when !JsonNode.DeepEquals(a, b):
                differences.Add(new Difference(DifferenceKind.Changed, path, Text(a), Text(b)));
                break;
        }
    }

    private static void WalkList(string path, JsonArray before, JsonArray after, List<Difference> differences)
    {
        var (oldKeys, newKeys) = (Distinct([.. before.Select(KeyOf)]), Distinct([.. after.Select(KeyOf)]));
        var old = oldKeys.Zip(before).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        var now = newKeys.Zip(after).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        foreach (var key in newKeys.Concat(oldKeys.Where(k => !now.ContainsKey(k))))
            Walk($"{path}/{key}", old.GetValueOrDefault(key), now.GetValueOrDefault(key), differences);
        Moves($"{path}/", oldKeys, newKeys, differences);
    }

    /// <summary>The fewest items whose moving explains the new order: all but a longest increasing subsequence of the old places.</summary>
    private static void Moves(string prefix, string[] before, string[] after, List<Difference> differences)
    {
        var old = before.Index().ToDictionary(p => p.Item, p => p.Index, StringComparer.Ordinal);
        var kept = after.Index().Where(p => old.ContainsKey(p.Item)).Select(p => (Key: p.Item, Now: p.Index, Then: old[p.Item])).ToArray();
        var (length, previous) = (new int[kept.Length], new int[kept.Length]);
        var best = -1;
        for (var i = 0; i < kept.Length; i++)
        {
            (length[i], previous[i]) = (1, -1);
            for (var j = 0; j < i; j++)
            {
                if (kept[j].Then < kept[i].Then && length[j] + 1 > length[i])
                    (length[i], previous[i]) = (length[j] + 1, j);
            }

            if (best < 0 || length[i] > length[best])
                best = i;
        }

        var standing = new HashSet<int>();
        for (var i = best; i >= 0; i = previous[i])
            standing.Add(i);
        foreach (var (i, item) in kept.Index().Where(p => !standing.Contains(p.Index)))
            differences.Add(new Difference(DifferenceKind.Moved, prefix + item.Key, $"{item.Then}", $"{item.Now}"));
    }

    private static string[] Distinct(string[] keys)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. keys.Select(key =>
        {
            seen[key] = seen.GetValueOrDefault(key) + 1;
            return seen[key] == 1 ? key : $"{key}#{seen[key]}";
        })];
    }

    /// <summary>What names an item of a list: of an alignment its scheme and id, of a crosswalk its level and scale, else its id, code, competency or level, or its text.</summary>
    private static string KeyOf(JsonNode? item) => item is not JsonObject o ? Text(item)
        : o["scheme"] is { } scheme ? $"{scheme}:{o["id"]}"
        : o["other_scale"] is { } scale ? $"{o["level"]}:{scale}"
        : Text(o["id"] ?? o["code"] ?? o["competency"] ?? o["level"] ?? o);

    private static string KindOf(string id) => id[..id.IndexOf('/', StringComparison.Ordinal)];

    private static string Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node?.ToJsonString(CurationJson.Line) ?? "";
}
