using System.Globalization;
using Curation.Domain.Postings;

namespace Curation.Ingest.Text;

/// <summary>What every reader asks of a page's bytes before it looks at them: that they are there, not too many, and text.</summary>
internal static class PageBytes
{
    private const int BinaryWindow = 4096;

    /// <summary>The page's text, or the sentence that says why there is none.</summary>
    public static (string? Text, string? Fault) Read(Page page, int maxBytes)
    {
        var bytes = page.Bytes.Span;
        if (bytes.Length > maxBytes)
        {
            return (null, $"The file is too large: {Mebibytes(bytes.Length)} MiB, and at most {Mebibytes(maxBytes)} MiB are read.");
        }

        if (BinaryKind(bytes) is { } kind)
        {
            return (null, $"The file is binary ({kind}), not text.");
        }

        var text = Decoding.Decode(bytes, page.ContentType);
        return string.IsNullOrWhiteSpace(text) ? (null, "The file is empty.") : (text, null);
    }

    private static string Mebibytes(int bytes) => (bytes / (1024.0 * 1024)).ToString("0.#", CultureInfo.InvariantCulture);

    private static string? BinaryKind(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "PDF",
        [(byte)'P', (byte)'K', 3, 4, ..] => "ZIP or Office",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "PNG",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "GIF",
        [0xFF, 0xD8, 0xFF, ..] => "JPEG",
        [0x1F, 0x8B, ..] => "gzip",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "old Office",
        [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => "a program",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => null,
        _ => bytes[..Math.Min(bytes.Length, BinaryWindow)].Count((byte)0) > 0 && !IsMarkedUtf8(bytes) ? "it holds NUL bytes" : null,
    };

    /// <summary>A UTF-8 page may hold a stray NUL; HTML drops it.</summary>
    private static bool IsMarkedUtf8(ReadOnlySpan<byte> bytes) =>
        bytes[..Math.Min(bytes.Length, BinaryWindow)] is var head && head.Count((byte)0) < 1 + (head.Length / 200) && head.IndexOf((byte)'<') >= 0;
}
