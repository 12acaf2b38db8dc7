using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Curation.Storage.Accounts;

/// <summary>256 random bits that a person or a program carries, and what is kept of them.</summary>
internal static class Secret
{
    private const int Bytes = 32;

    /// <summary>Fit for an address: letters, digits, <c>-</c> and <c>_</c>.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>SHA-256 in hexadecimal. Nothing slower is needed against 256 random bits.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
