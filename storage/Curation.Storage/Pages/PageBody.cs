using System.IO.Compression;

namespace Curation.Storage.Pages;

/// <summary>How a page's bytes are kept: compressed with Brotli, at a level that is quicker than the network.</summary>
internal static class PageBody
{
    public static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        using var kept = new MemoryStream();
        using (var brotli = new BrotliStream(kept, new BrotliCompressionOptions { Quality = 4 }, leaveOpen: true))
            brotli.Write(bytes);
        return kept.ToArray();
    }

    public static byte[] Expand(byte[] kept, int size)
    {
        var bytes = new byte[size];
        using var brotli = new BrotliStream(new MemoryStream(kept, writable: false), CompressionMode.Decompress);
        brotli.ReadExactly(bytes);
        return bytes;
    }
}
