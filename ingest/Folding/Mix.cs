namespace Curation.Ingest.Folding;

/// <summary>The finalizer of SplitMix64 (Steele, Lea and Flood 2014): the same on any machine, unlike <see cref="HashCode"/>.</summary>
internal static class Mix
{
    public static ulong Of(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }

    /// <summary>FNV-1a over UTF-16 units, mixed.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 0x100000001B3);
        }

        return Of(hash);
    }
}
