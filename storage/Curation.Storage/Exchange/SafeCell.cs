namespace Curation.Storage.Exchange;

/// <summary>
/// Text for a cell of a table that a spreadsheet may open: nothing becomes a formula there. An apostrophe is set before what would begin
/// one (OWASP ASVS 1.2.10).
/// </summary>
public static class SafeCell
{
    private const char Mark = '\'';

    /// <summary>Signs that begin a formula somewhere, their full-width forms, and characters that programs skip before one.</summary>
    private const string Beginnings = "=+-@|%\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>What may stand before a beginning without hiding it.</summary>
    private const string Skipped = " '\"\u00A0\u200B\uFEFF\u201C\u201D\u2018\u2019";

    /// <summary>For cells that are read again by <see cref="Read"/>: also marks what would be taken for such a mark, so that reading gives back what was written.</summary>
    public static string Write(string text) => IsRisky(text) ? Mark + text : text;

    public static string Read(string cell) => cell is [Mark, ..] && IsRisky(cell) ? cell[1..] : cell;

    /// <summary>A field of CSV (RFC 4180), guarded and always within quotation marks.</summary>
    public static string Csv(string? text) => text is null ? "" : $"\"{Write(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static bool IsRisky(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var inner = text.AsSpan().TrimStart(Skipped);
        return inner.Length > 0 && Beginnings.Contains(inner[0], StringComparison.Ordinal);
    }
}
