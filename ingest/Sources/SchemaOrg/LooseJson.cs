using System.Net;
using System.Text;
using System.Text.Json;

namespace Curation.Ingest.Sources.SchemaOrg;

/// <summary>JSON as it stands in pages: with trailing commas, comments, CDATA and comment wrappers, bare line breaks in strings, HTML-escaped quotes.</summary>
internal static class LooseJson
{
    /// <summary>The document, mended only as far as needed, or the fault of the unmended text.</summary>
    public static (JsonDocument? Document, string? Fault) Parse(string text)
    {
        var bare = Unwrapped(text);
        if (bare.Length == 0)
        {
            return (null, "it is empty");
        }

        string? fault = null;
        foreach (var mended in new Func<string>[] { () => bare, () => ControlsEscaped(bare), () => ControlsEscaped(Unwrapped(WebUtility.HtmlDecode(bare))) })
        {
            try
            {
                return (JsonDocument.Parse(mended(), JsonFacts.LenientDocument), null);
            }
            catch (JsonException exception)
            {
                fault ??= $"it is no JSON (line {exception.LineNumber + 1})";
            }
            catch (ArgumentException)
            {
                // Half a surrogate pair: no UTF-8, so no JSON.
                fault ??= "it is no JSON";
            }
        }

        return (null, fault);
    }

    private static string Unwrapped(string text)
    {
        var bare = text.Trim().Trim('\uFEFF');
        foreach (var (open, close) in new[] { ("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("/*<![CDATA[*/", "/*]]>*/"), ("<![CDATA[", "]]>") })
        {
            bare = bare.StartsWith(open, StringComparison.Ordinal) ? bare[open.Length..].TrimStart() : bare;
            bare = bare.EndsWith(close, StringComparison.Ordinal) ? bare[..^close.Length].TrimEnd() : bare;
        }

        return bare.TrimEnd(';').Trim();
    }

    /// <summary>Line breaks and other control characters within strings become escapes; those without become blanks.</summary>
    private static string ControlsEscaped(string text)
    {
        var mended = new StringBuilder(text.Length + 64);
        var inString = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (inString && c == '\\' && i + 1 < text.Length)
            {
                mended.Append(IsEscape(text[i + 1]) ? "\\" : "\\\\");
                if (IsEscape(text[i + 1]))
                {
                    mended.Append(text[++i]);
                }

                continue;
            }

            inString ^= c == '"';
            mended.Append(c switch
            {
                '\n' when inString => "\\n",
                '\r' when inString => "",
                '\t' when inString => "\\t",
                < ' ' when inString => " ",
                _ => c.ToString(),
            });
        }

        return mended.ToString();
    }

    private static bool IsEscape(char c) => c is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u';
}
