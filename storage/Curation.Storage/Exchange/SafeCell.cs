namespace Curation.Storage.Exchange;

/// <summary>Text for a cell of a table that a spreadsheet may open: no text of a posting becomes a formula there.</summary>
public static class SafeCell
{
    // What begins a formula, or is left out before one; and their full-width forms. OWASP ASVS 1.2.10.
    private const string Dangerous = "=+-@\t\r\n\0＝＋－＠";

    /// <summary>The text with an apostrophe before it where it would begin a formula, also behind spaces and quotation marks.</summary>
    public static string Guard(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var c in text)
        {
            if (Dangerous.Contains(c, StringComparison.Ordinal))
                return "'" + text;
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('"' or '\'' or '“' or '”' or '‘' or '’' or '\uFEFF' or '\u200B'))
                return text;
        }

        return text;
    }

    /// <summary>A field of CSV (RFC 4180), guarded and always within quotation marks.</summary>
    public static string Csv(string? text) => text is null ? "" : $"\"{Guard(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
