using System.IO.Compression;

namespace Curation.Ingest.Fetching;

/// <summary>Reads a response's body, counting what comes over the wire and what it unpacks to while it streams.</summary>
internal sealed class BodyReader(IngestOptions options)
{
    /// <summary>Below this a high ratio is no danger: repetitive pages pack well.</summary>
    private const long RatioFrom = 1024 * 1024;

    /// <summary>The bytes, or the sentence that says why not.</summary>
    public async Task<(byte[]? Bytes, string? Fault)> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > maxBytes)
        {
            return (null, TooLarge(maxBytes));
        }

        if (content.Headers.ContentEncoding.Count > 1)
        {
            return (null, $"The body is packed {content.Headers.ContentEncoding.Count} times over ({string.Join(", ", content.Headers.ContentEncoding)}).");
        }

        var wire = new CountingStream(await content.ReadAsStreamAsync(cancellation));
        await using var plain = Unpacked(wire, content.Headers.ContentEncoding.FirstOrDefault());
        if (plain is null)
        {
            return (null, $"The body is packed in a way that was not asked for ({content.Headers.ContentEncoding.First()}).");
        }

        var bytes = new MemoryStream();
        var buffer = new byte[32 * 1024];
        try
        {
            for (int read; (read = await plain.ReadAsync(buffer, cancellation)) > 0;)
            {
                if (bytes.Length + read > maxBytes || wire.Count > maxBytes)
                {
                    return (null, TooLarge(maxBytes));
                }

                bytes.Write(buffer, 0, read);
                if (bytes.Length > RatioFrom && bytes.Length > wire.Count * options.MaxUnpackRatio)
                {
                    return (null, $"The body unpacks to more than {options.MaxUnpackRatio} times its size.");
                }
            }
        }
        catch (InvalidDataException)
        {
            return (null, "The body's packing is damaged.");
        }

        return (bytes.ToArray(), null);
    }

    private static Stream? Unpacked(Stream wire, string? coding) => coding?.Trim().ToLowerInvariant() switch
    {
        null or "" or "identity" => wire,
        "gzip" or "x-gzip" => new GZipStream(wire, CompressionMode.Decompress),
        "deflate" => new ZLibStream(wire, CompressionMode.Decompress),
        "br" => new BrotliStream(wire, CompressionMode.Decompress),
        _ => null,
    };

    private static string TooLarge(int maxBytes) => $"The body is larger than {maxBytes / (1024.0 * 1024):0.##} MiB.";
}
