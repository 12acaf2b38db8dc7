namespace Curation.Storage.Exchange;

/// <summary>
/// Text as a spreadsheet may open it: nothing that begins like a formula. An apostrophe is set before what does, and before what would be
/// taken for such a mark when it is read again, so that reading gives back what was written.
/// </summary>
internal static class SafeCell
{
    private const char Mark = '\'';

    /// <summary>Signs that begin a formula somewhere, their full-width forms, and characters that programs skip before one.</summary>
    private const string Beginnings = "=+-@|%\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20";

    public static string Write(string text) => IsRisky(text) ? Mark + text : text;

    public static string Read(string cell) => cell is [Mark, ..] && IsRisky(cell) ? cell[1..] : cell;

    /// <summary>Beginnings count behind spaces, quotes and our own marks as well.</summary>
    private static bool IsRisky(string text)
    {
        var inner = text.AsSpan().TrimStart(" '\"\u00A0\uFEFF");
        return inner.Length > 0 && Beginnings.Contains(inner[0], StringComparison.Ordinal);
    }
}
