using System.Text;

namespace Curation.Ingest.Text;

internal static class Spaces
{
    /// <summary>Runs of white space become one blank; ends are trimmed; characters that show nothing are dropped.</summary>
    public static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (IsSpace(c))
            {
                if (tidy.Length > 0 && tidy[^1] != ' ')
                {
                    tidy.Append(' ');
                }
            }
            else if (!IsInvisible(c))
            {
                tidy.Append(c);
            }
        }

        return Sound(tidy.ToString().TrimEnd(' '));
    }

    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\u2028' or '\u2029' or '\u0085';

    /// <summary>Control characters, zero-width ones, soft hyphens, marks of direction, byte order marks.</summary>
    public static bool IsInvisible(char c) =>
        (char.IsControl(c) && !char.IsWhiteSpace(c))
        || c is '\u00AD' or '\u200B' or '\u200C' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFFFF';

    /// <summary>Half surrogate pairs, which no UTF-8 can hold, become the replacement character.</summary>
    private static string Sound(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            }
        }

        return text;
    }
}
