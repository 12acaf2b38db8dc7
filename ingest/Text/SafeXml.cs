using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Curation.Ingest.Text;

/// <summary>XML that may come from anyone: a DOCTYPE is passed over, nothing is resolved, depth and nodes are for the caller to count.</summary>
internal static partial class SafeXml
{
    public static XmlReader Reader(string text) => XmlReader.Create(new StringReader(text.TrimStart()), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });

    /// <summary>The commonest faults of feeds mended, outside CDATA: HTML's named entities, bare ampersands, characters that XML has no place for.</summary>
    public static string Mended(string text)
    {
        var mended = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf("<![CDATA[", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf("]]>", open, StringComparison.Ordinal);
            var plainEnd = close < 0 ? text.Length : open;
            mended.Append(Ampersand.Replace(text[at..plainEnd], Entity));
            if (close >= 0)
            {
                mended.Append(text, open, close + 3 - open);
            }

            at = close < 0 ? text.Length : close + 3;
        }

        for (var i = 0; i < mended.Length; i++)
        {
            mended[i] = mended[i] is < ' ' and not ('\t' or '\n' or '\r') or '\uFFFE' or '\uFFFF' ? ' ' : mended[i];
        }

        return mended.ToString();
    }

    private static string Entity(Match match)
    {
        var name = match.Groups["name"].Value;
        if (name is "amp;" or "lt;" or "gt;" or "quot;" or "apos;" || name.StartsWith('#'))
        {
            return match.Value;
        }

        var decoded = System.Net.WebUtility.HtmlDecode(match.Value);
        return decoded == match.Value ? "&amp;" + name : decoded;
    }

    [GeneratedRegex("&(?<name>#[0-9]{1,7};|#x[0-9a-fA-F]{1,6};|[A-Za-z]{2,8}[0-9]{0,2};)?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Ampersand { get; }
}
