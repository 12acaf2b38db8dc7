using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Storage.Exchange;

namespace Curation.Ui.Versions;

/// <summary>A framework that somebody sends as a file, and keeps in the page between looking at it and publishing it.</summary>
internal static class FrameworkUpload
{
    /// <summary>In bytes. The larger sample has 0.3 million.</summary>
    public const int LargestFile = 4 * 1024 * 1024;

    /// <summary>Each is compared with each: what a file asks of the server has an end.</summary>
    private const int MostCompetencies = 1000;

    /// <summary>In characters: a form's field holds no more than 4 million.</summary>
    private const int LargestPacked = 3 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The framework, or why the file is none.</returns>
    public static async Task<(Framework? Framework, string? Fault)> ReadAsync(IFormFile? file, FrameworkCode code, CancellationToken ct)
    {
        if (file is null || file.Length == 0)
            return (null, file is null ? "Choose a file." : "The file is empty.");
        if (file.Length > LargestFile)
            return (null, $"The file is larger than {LargestFile / 1024 / 1024} MB. A framework is a tenth of that.");
        string text;
        await using (var stream = file.OpenReadStream())
        {
            try
            {
                using var reader = new StreamReader(stream, Utf8);
                text = await reader.ReadToEndAsync(ct);
            }
            catch (DecoderFallbackException)
            {
                return (null, "The file is no text in UTF-8. A framework is JSON or CSV; from a spreadsheet, save it as CSV UTF-8.");
            }
        }

        return Own(IsCsv(file.FileName, text) ? FrameworkCsv.Read(text) : FrameworkJsonReader.Read(text), code);
    }

    public static string Pack(Framework framework)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            JsonSerializer.Serialize(gzip, framework, CurationJson.Line);
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    public static bool IsTooLarge(string packed) => packed.Length > LargestPacked;

    /// <summary>What <see cref="Pack"/> gave, read again as if it came from anywhere.</summary>
    public static (Framework? Framework, string? Fault) Unpack(string packed, FrameworkCode code)
    {
        const string lost = "The file did not come back whole. Choose it once more.";
        try
        {
            using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
            var bytes = new byte[(4 * LargestFile) + 1];
            var length = gzip.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length == 0 || length == bytes.Length ? (null, lost) : Own(FrameworkJsonReader.Read(Utf8.GetString(bytes, 0, length)), code);
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException or DecoderFallbackException)
        {
            return (null, lost);
        }
    }

    private static (Framework? Framework, string? Fault) Own((Framework? Framework, string? Fault) read, FrameworkCode code) => read.Framework switch
    {
        { } other when other.Code != code => (null, $"The file holds the framework {other.Code}, and this is {code}. Open {other.Code} and import it there."),
        { Competencies.Count: > MostCompetencies and var count } => (null, $"The file has {count} competencies, and at most {MostCompetencies} are compared with each other here: import it with ./curation import framework."),
        _ => read,
    };

    private static bool IsCsv(string name, string text) =>
        name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || (!name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && text.TrimStart() is not ['{', ..]);
}
