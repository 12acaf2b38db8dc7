using System.Buffers.Binary;

namespace Curation.Ingest.Folding;

/// <summary>128 minima: the share of equal ones estimates the share of common 4-grams of two texts (Broder 1997), give or take 0.04.</summary>
public sealed class MinHash : IEquatable<MinHash>
{
    public const int Size = 128;

    /// <summary>Bands of <see cref="RowsPerBand"/> minima each: two texts with similarity s share a band with probability 1-(1-s^4)^32, at 0.5 in nine of ten cases.</summary>
    public const int BandCount = 32;

    public const int RowsPerBand = Size / BandCount;

    private readonly uint[] minima;

    internal MinHash(uint[] minima) => this.minima = minima;

    /// <summary>True of a text without words: it is like nothing, not even like itself.</summary>
    public bool IsEmpty => minima.Length == 0;

    /// <summary>One number a band; two texts are candidates when they share one. The band's place is part of its number. Empty for a text without words.</summary>
    public IReadOnlyList<long> Bands()
    {
        if (IsEmpty)
        {
            return [];
        }

        var bands = new long[BandCount];
        for (var band = 0; band < BandCount; band++)
        {
            var hash = Mix.Of((ulong)band + 1);
            foreach (var minimum in minima.AsSpan(band * RowsPerBand, RowsPerBand))
            {
                hash = Mix.Of(hash ^ minimum);
            }

            bands[band] = unchecked((long)hash);
        }

        return bands;
    }

    /// <summary>0 to 1, in steps of 1/128.</summary>
    public double Similarity(MinHash other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return 0;
        }

        var equal = 0;
        for (var i = 0; i < Size; i++)
        {
            equal += minima[i] == other.minima[i] ? 1 : 0;
        }

        return (double)equal / Size;
    }

    /// <summary>The minima, four bytes each, little-endian; empty for a text without words.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[minima.Length * sizeof(uint)];
        for (var i = 0; i < minima.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), minima[i]);
        }

        return bytes;
    }

    /// <summary>The signature that <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="ArgumentException">The bytes are no signature.</exception>
    public static MinHash FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is not (0 or Size * sizeof(uint)))
        {
            throw new ArgumentException($"A signature has {Size * sizeof(uint)} bytes, or none; these are {bytes.Length}.", nameof(bytes));
        }

        var read = new uint[bytes.Length / sizeof(uint)];
        for (var i = 0; i < read.Length; i++)
        {
            read[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * sizeof(uint))..]);
        }

        return new MinHash(read);
    }

    public bool Equals(MinHash? other) => other is not null && minima.AsSpan().SequenceEqual(other.minima);

    public override bool Equals(object? obj) => Equals(obj as MinHash);

    public override int GetHashCode() => minima.Length == 0 ? 0 : unchecked((int)minima[0]);
}
