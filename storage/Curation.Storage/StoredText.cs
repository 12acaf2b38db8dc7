using System.Text;

namespace Curation.Storage;

/// <summary>Text as PostgreSQL can keep it: well-formed UTF-16 without NUL.</summary>
internal static class StoredText
{
    /// <summary>The same text, with U+FFFD in the place of each NUL and lone surrogate, so that all offsets stay.</summary>
    public static string Clean(string text)
    {
        StringBuilder? cleaned = null;
        for (var i = 0; i < text.Length; i++)
        {
            var paired = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !paired))
                (cleaned ??= new StringBuilder(text))[i] = '\uFFFD';
            if (paired)
                i++;
        }

        return cleaned?.ToString() ?? text;
    }

    public static string? CleanOrNone(string? text) => text is null ? null : Clean(text);

    /// <summary>A reason for people: one line, 2,000 characters at most.</summary>
    public static string OneLine(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return Clean(line.Length <= 2000 ? line : line[..1999] + "…");
    }
}
