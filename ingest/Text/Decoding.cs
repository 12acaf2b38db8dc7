using System.Text;
using System.Text.RegularExpressions;

namespace Curation.Ingest.Text;

/// <summary>Bytes → text, in the order of the WHATWG encoding standard: byte order mark, header, meta (first 1024 bytes), content.</summary>
/// <remarks>
/// Servers lie in two ways that can be told from the bytes: what is declared UTF-8 and mostly is not, is read as windows-1252;
/// what is declared windows-1252 or one of its kin, or nothing, and is valid UTF-8 with letters beyond ASCII, is UTF-8.
/// An unknown label counts as none. Never throws.
/// </remarks>
internal static partial class Decoding
{
    private const int MetaWindow = 1024;

    static Decoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (Mark(bytes) is var (marked, length) && marked is not null)
        {
            return marked.GetString(bytes[length..]);
        }

        var declared = Find(Label(contentType ?? "")) ?? Find(MetaLabel(bytes));
        return Trusted(declared, bytes).GetString(bytes);
    }

    private static (Encoding? Encoding, int Length) Mark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (null, 0),
    };

    private static Encoding Trusted(Encoding? declared, ReadOnlySpan<byte> bytes)
    {
        var western = declared is null || declared.CodePage is 1252 or 28605;
        if (!western && declared!.CodePage != Encoding.UTF8.CodePage)
        {
            return declared;
        }

        var (sound, broken) = Utf8Sequences(bytes);
        var utf8 = western ? broken == 0 && (sound > 0 || declared is null) : broken == 0 || sound > broken;
        return utf8 ? Encoding.UTF8 : declared is { CodePage: 28605 } ? declared : Encoding.GetEncoding(1252);
    }

    /// <summary>How many sequences beyond ASCII are sound UTF-8, and how many bytes are not.</summary>
    private static (int Sound, int Broken) Utf8Sequences(ReadOnlySpan<byte> bytes)
    {
        int sound = 0, broken = 0;
        while (true)
        {
            var ascii = System.Text.Ascii.IsValid(bytes) ? bytes.Length : bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            bytes = bytes[ascii..];
            if (bytes.IsEmpty)
            {
                return (sound, broken);
            }

            while (!bytes.IsEmpty && bytes[0] >= 0x80)
            {
                var good = Rune.DecodeFromUtf8(bytes, out _, out var consumed) == System.Buffers.OperationStatus.Done;
                sound += good ? 1 : 0;
                broken += good ? 0 : 1;
                bytes = bytes[consumed..];
            }

            var next = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            bytes = next < 0 ? default : bytes[next..];
        }
    }

    private static string? Label(string contentType) => Charset.Match(contentType) is { Success: true } match ? match.Groups["label"].Value : null;

    private static string? MetaLabel(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MetaWindow)]);
        if (XmlDeclaration.Match(head) is { Success: true } xml)
        {
            return xml.Groups["label"].Value;
        }

        // A meta that was read as ASCII cannot stand in a UTF-16 page: the standard reads such a label as UTF-8.
        return MetaTag.Match(head) is { Success: true } meta
            ? meta.Groups["label"].Value is var label && label.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? "utf-8" : label
            : null;
    }

    private static Encoding? Find(string? label)
    {
        var name = label?.Trim().Trim('"', '\'').ToLowerInvariant();
        switch (name)
        {
            case null or "" or "utf-7" or "unicode-1-1-utf-7":
                return null;
            case "utf8" or "unicode-1-1-utf-8" or "utf-8-sig":
                return Encoding.UTF8;
            case "iso-8859-1" or "iso8859-1" or "latin1" or "latin-1" or "l1" or "us-ascii" or "ascii" or "ansi" or "cp1252" or "x-cp1252" or "windows1252":
                return Encoding.GetEncoding(1252);
            case "x-sjis" or "sjis" or "shift-jis":
                return Encoding.GetEncoding(932);
            default:
                try
                {
                    return Encoding.GetEncoding(name) is { CodePage: not 65000 } found ? found : null;
                }
                catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
                {
                    return null;
                }
        }
    }

    [GeneratedRegex("""charset\s*=\s*["']?(?<label>[^\s;"'>]+)""", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Charset { get; }

    [GeneratedRegex("""<meta[^>]{0,300}charset\s*=\s*["']?\s*(?<label>[^\s;"'>/]+)""", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex MetaTag { get; }

    [GeneratedRegex("""^\s*<\?xml[^>]{0,200}encoding\s*=\s*["'](?<label>[^"']+)""", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex XmlDeclaration { get; }
}
