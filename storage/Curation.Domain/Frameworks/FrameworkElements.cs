using System.Text.Json;

namespace Curation.Domain.Frameworks;

/// <summary>One content-addressed part of a framework version.</summary>
/// <param name="Id">As in <c>competency/K0150</c>; unique within a version.</param>
/// <param name="Position">Its place among the elements of its kind, from 0.</param>
/// <param name="Json">Canonical: <see cref="CurationJson.Line"/> of the record.</param>
public sealed record FrameworkElement(string Id, int Position, string Json)
{
    public string Hash => NaturalKey.Hash(Json);
}

/// <summary>Parts a framework into elements and puts it together again, so that versions share what did not change.</summary>
public static class FrameworkElements
{
    public static IReadOnlyList<FrameworkElement> Of(Framework framework)
    {
        var elements = new List<FrameworkElement>();
        Add("framework", [framework.Code.ToString()], [new Header(framework.Code, framework.Name, framework.Purpose)]);
        Add("scale", framework.Scales.Select(s => s.Code.ToString()), framework.Scales);
        Add("band", framework.Bands.Select(b => b.Id.ToString()), framework.Bands);
        Add("family", framework.Families.Select(f => f.Code.ToString()), framework.Families);
        Add("competency", framework.Competencies.Select(c => c.Code.ToString()), framework.Competencies);
        Add("skill", framework.Skills.Select(s => s.Code.ToString()), framework.Skills);
        Add("profile", framework.Profiles.Select(p => p.Code.ToString()), framework.Profiles);
        return elements;

        void Add<T>(string kind, IEnumerable<string> codes, IReadOnlyList<T> items) =>
            elements.AddRange(codes.Zip(items, (code, item) => (code, item))
                .Select((pair, position) => new FrameworkElement($"{kind}/{pair.code}", position, JsonSerializer.Serialize(pair.item, CurationJson.Line))));
    }

    /// <summary>The ids of all elements alone, as in <c>competency/K0150</c>.</summary>
    public static IReadOnlyList<string> IdsOf(Framework framework) =>
    [
        $"framework/{framework.Code}",
        .. framework.Scales.Select(s => $"scale/{s.Code}"),
        .. framework.Bands.Select(b => $"band/{b.Id}"),
        .. framework.Families.Select(f => $"family/{f.Code}"),
        .. framework.Competencies.Select(c => $"competency/{c.Code}"),
        .. framework.Skills.Select(s => $"skill/{s.Code}"),
        .. framework.Profiles.Select(p => $"profile/{p.Code}"),
    ];

    /// <exception cref="ArgumentException">No <c>framework/…</c> element is among them.</exception>
    public static Framework ToFramework(IEnumerable<FrameworkElement> elements)
    {
        var byKind = elements.ToLookup(e => e.Id[..e.Id.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal);
        var header = Read<Header>("framework").FirstOrDefault()
            ?? throw new ArgumentException("A framework version without its framework element.", nameof(elements));
        return new Framework
        {
            Code = header.Code,
            Name = header.Name,
            Purpose = header.Purpose,
            Scales = Read<ProficiencyScale>("scale"),
            Bands = Read<JobBand>("band"),
            Families = Read<JobFamily>("family"),
            Competencies = Read<Competency>("competency"),
            Skills = Read<Skill>("skill"),
            Profiles = Read<JobProfile>("profile"),
        };

        T[] Read<T>(string kind) =>
            [.. byKind[kind].OrderBy(e => e.Position).Select(e => JsonSerializer.Deserialize<T>(e.Json, CurationJson.Line)!)];
    }

    /// <summary>A version's own hash: over its (element id, hash) list in ordinal order of the ids.</summary>
    public static string HashOf(IEnumerable<FrameworkElement> elements) =>
        NaturalKey.Hash(string.Join('\n', elements.OrderBy(e => e.Id, StringComparer.Ordinal).Select(e => $"{e.Id} {e.Position} {e.Hash}")));

    private sealed record Header(FrameworkCode Code, string Name, string Purpose);
}
