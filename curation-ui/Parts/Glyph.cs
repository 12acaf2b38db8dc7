using System.Collections.Frozen;

namespace Curation.Ui.Parts;

/// <summary>A drawing of 16 × 16: one path, in some a ring around it.</summary>
/// <param name="Filled">Whether the path is filled and not only drawn.</param>
public sealed record Glyph(string Path, bool Ring = false, bool Filled = false)
{
    private static readonly FrozenDictionary<string, Glyph> All = new Dictionary<string, Glyph>(StringComparer.Ordinal)
    {
        ["search"] = new("M11.4 7a4.4 4.4 0 1 1-8.8 0 4.4 4.4 0 0 1 8.8 0zM10.3 10.3l3.4 3.4"),
        ["menu"] = new("M2.5 4.5h11M2.5 8h11M2.5 11.5h11"),
        ["theme"] = new("M8 1.8a6.2 6.2 0 0 1 0 12.4z", Ring: true, Filled: true),
        ["prev"] = new("M10 3 5 8l5 5"),
        ["next"] = new("m6 3 5 5-5 5"),
        ["x"] = new("m4 4 8 8M12 4l-8 8"),
        ["caret"] = new("m4 6.5 4 4 4-4"),
        ["up"] = new("M8 13V3M3.8 7.2 8 3l4.2 4.2"),
        ["down"] = new("M8 3v10M3.8 8.8 8 13l4.2-4.2"),
        ["updown"] = new("M5 13V3M2.5 5.5 5 3l2.5 2.5M11 3v10M8.5 10.5 11 13l2.5-2.5"),
        ["add"] = new("M8 5v6M5 8h6", Ring: true),
        ["cut"] = new("M5 8h6", Ring: true),
        ["prio"] = new("M3.5 13v-2.5M8 13V7.5M12.5 13V3.5"),
        ["word"] = new("M2.5 4.5h11M2.5 8h7M2.5 11.5h9"),
        ["people"] = new("M6 8a2.25 2.25 0 1 0 0-4.5A2.25 2.25 0 0 0 6 8zM1.8 13c.3-2.2 2-3.3 4.2-3.3s3.9 1.1 4.2 3.3M11 4.2a2 2 0 0 1 0 3.7M12 9.8c1.3.4 2.1 1.5 2.3 3.2"),
        ["check"] = new("m3 8.5 3.3 3.3L13 4.8"),
        ["play"] = new("M5 3.5v9l7.5-4.5z"),
        ["block"] = new("m3.7 3.7 8.6 8.6", Ring: true),
        ["retry"] = new("M13 3v3.2H9.8M13 6.2A5.5 5.5 0 1 0 13.4 9"),
        ["clock"] = new("M8 4.5V8l2.4 1.6", Ring: true),
        ["info"] = new("M8 7.3v3.9M8 4.9v.1", Ring: true),
        ["warn"] = new("M8 2.5 14.2 13.5H1.8zM8 6.8v3M8 11.7v.1"),
        ["history"] = new("M2.5 8A5.5 5.5 0 1 0 4.3 4M2.5 2.5V5H5M8 5v3l2 1.3"),
        ["out"] = new("M6.5 3.5h-3v9h9v-3M9.5 2.8h3.7v3.7M13 3 7.5 8.5"),
        ["to"] = new("M3 8h10M9 4l4 4-4 4"),
        ["edit"] = new("m3 13 .7-2.9 7.1-7.1 2.2 2.2-7.1 7.1z"),
        ["merge"] = new("M3.5 2.5c0 5 4.5 4 4.5 8.5M12.5 2.5c0 5-4.5 4-4.5 8.5v2.5M5.5 11 8 13.5l2.5-2.5"),
        ["undo"] = new("M5.5 3 3 5.5 5.5 8M3 5.5h6a3.8 3.8 0 0 1 0 7.6H6"),
        ["same"] = new("M3.5 6h9M3.5 10h9"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Glyph Of(string name) => All[name];
}
