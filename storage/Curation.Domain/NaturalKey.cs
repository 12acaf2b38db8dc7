using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Curation.Domain;

/// <summary>Ids that derive from what names a thing in the world, so that the same input gives the same rows on any machine.</summary>
public static class NaturalKey
{
    /// <summary>
    /// A version 8 UUID (RFC 9562, section 5.8) from the SHA-256 of the parts, each preceded by its length in UTF-8 bytes,
    /// so that no two different lists of parts are hashed alike.
    /// </summary>
    public static Guid Guid(params ReadOnlySpan<string> parts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            sha.AppendData(length);
            sha.AppendData(bytes);
        }

        sha.GetHashAndReset(hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>The SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits: the name of a text revision or an element.</summary>
    public static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    /// <summary>The SHA-256 of the bytes, as 64 lower-case hexadecimal digits.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
