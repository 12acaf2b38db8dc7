using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Curation.ServiceTests.Ui.Screens;

/// <summary>A picture of a screen with at most 64 colours: a quarter of the size, and nobody sees it. Reads what Chromium writes: 8 bits, RGB or RGBA, not interlaced.</summary>
internal static class IndexedPng
{
    private const int Colours = 64;
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    public static byte[] Of(byte[] png)
    {
        var (width, height, pixels) = Read(png);
        var palette = Palette(pixels);
        var nearest = new Dictionary<int, byte>();
        using var lines = new MemoryStream();
        for (var y = 0; y < height; y++)
        {
            lines.WriteByte(0);
            for (var x = 0; x < width; x++)
            {
                var pixel = pixels[(y * width) + x];
                if (!nearest.TryGetValue(pixel, out var index)) nearest[pixel] = index = Nearest(palette, pixel);
                lines.WriteByte(index);
            }
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) zlib.Write(lines.ToArray());
        using var written = new MemoryStream();
        written.Write(Signature);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 3);
        Write(written, "IHDR", head);
        Write(written, "PLTE", [.. palette.SelectMany(c => new[] { (byte)(c >> 16), (byte)(c >> 8), (byte)c })]);
        Write(written, "IDAT", packed.ToArray());
        Write(written, "IEND", []);
        return written.ToArray();
    }

    private static (int Width, int Height, int[] Pixels) Read(byte[] png)
    {
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        if (png[24] != 8 || png[25] is not (2 or 6) || png[28] != 0) throw new NotSupportedException("No PNG as Chromium writes it.");
        var depth = png[25] == 2 ? 3 : 4;
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (Encoding.ASCII.GetString(png, at + 4, 4) == "IDAT") packed.Write(png, at + 8, length);
            at += length + 12;
        }

        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        var (line, before, pixels) = (new byte[width * depth], new byte[width * depth], new int[width * height]);
        for (var y = 0; y < height; y++)
        {
            var filter = zlib.ReadByte();
            zlib.ReadExactly(line);
            for (var i = 0; i < line.Length; i++)
            {
                int left = i >= depth ? line[i - depth] : 0, up = before[i], corner = i >= depth ? before[i - depth] : 0;
                line[i] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
            }

            for (var x = 0; x < width; x++) pixels[(y * width) + x] = (line[x * depth] << 16) | (line[(x * depth) + 1] << 8) | line[(x * depth) + 2];
            (line, before) = (before, line);
        }

        return (width, height, pixels);
    }

    /// <summary>The colours that occur most, each far enough from those before it that no room is lost on shades nobody tells apart.</summary>
    private static int[] Palette(int[] pixels)
    {
        var counts = pixels.GroupBy(p => p).Select(g => (Colour: g.Key, Count: g.Count())).OrderByDescending(c => c.Count).Select(c => c.Colour).ToList();
        var chosen = new List<int>();
        for (var apart = 300; chosen.Count < Colours && apart > 0; apart /= 3)
            foreach (var colour in counts.Take(4000))
                if (chosen.Count < Colours && chosen.TrueForAll(c => Distance(c, colour) >= apart)) chosen.Add(colour);
        return [.. chosen];
    }

    private static byte Nearest(int[] palette, int pixel)
    {
        var (best, least) = (0, int.MaxValue);
        for (var i = 0; i < palette.Length; i++)
            if (Distance(palette[i], pixel) is var d && d < least) (best, least) = (i, d);
        return (byte)best;
    }

    private static int Distance(int a, int b)
    {
        var (r, g, l) = (((a >> 16) & 255) - ((b >> 16) & 255), ((a >> 8) & 255) - ((b >> 8) & 255), (a & 255) - (b & 255));
        return (r * r) + (g * g) + (l * l);
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (a, b, c) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    private static void Write(Stream stream, string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~named.Aggregate(uint.MaxValue, (crc, b) => Table[(crc ^ b) & 255] ^ (crc >> 8)));
        stream.Write(number);
    }
}
