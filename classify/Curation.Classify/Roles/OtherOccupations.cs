using Curation.Domain.Frameworks;

namespace Curation.Classify.Roles;

/// <summary>A field of work that is none of a catalogue's: titles, and how its postings read.</summary>
/// <param name="Shared">Titles that are this field's only where the text reads so: an "Engineering Manager" of rockets.</param>
internal sealed record OtherField(string Name, IReadOnlyList<string> Titles, string Wording, IReadOnlyList<string> Shared);

/// <summary>What "none of our roles" is learned from: a list of our own, and a taxonomy's occupations where one was imported.</summary>
internal static class OtherOccupations
{
    /// <summary>How many of a taxonomy's occupations are added; evenly over its order, so that training stays short.</summary>
    private const int MostOfTaxonomy = 400;

    public static IReadOnlyList<OtherField> Of(Taxonomy? taxonomy)
    {
        var fields = Own.ToList();
        if (taxonomy is { Occupations.Count: > 0 } known)
        {
            var step = Math.Max(1, known.Occupations.Count / MostOfTaxonomy);
            fields.Add(new OtherField(known.Scheme, [.. known.Occupations.Where((_, i) => i % step == 0).Select(o => o.Label)], "", []));
        }

        return fields;
    }

    private static IReadOnlyList<OtherField> Own { get; } = Read();

    private static List<OtherField> Read()
    {
        using var stream = typeof(OtherOccupations).Assembly.GetManifestResourceStream("OtherOccupations.txt")!;
        using var reader = new StreamReader(stream);
        var fields = new List<OtherField>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
                fields.Add(new OtherField(line.Trim('[', ']'), [], "", []));
            else if (line.StartsWith('>'))
                fields[^1] = fields[^1] with { Wording = line[1..].Trim() };
            else if (line.StartsWith('+'))
                fields[^1] = fields[^1] with { Shared = line[1..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) };
            else if (line.Length > 0 && !line.StartsWith('#'))
                fields[^1] = fields[^1] with { Titles = line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) };
        }

        return fields;
    }
}
