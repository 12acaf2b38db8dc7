using System.Globalization;
using System.Text;

namespace Curation.Ingest.Robots;

/// <summary>Paths and patterns in one form, and whether they match.</summary>
internal static class RobotsPath
{
    /// <summary>Beyond ASCII percent-encoded as UTF-8; percent-encoded unreserved characters decoded; hexadecimal digits in capitals (RFC 9309, 2.2.2).</summary>
    public static string Normalize(string path)
    {
        var normal = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '%' && i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]))
            {
                var value = (char)byte.Parse(path.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                _ = char.IsAsciiLetterOrDigit(value) || value is '-' or '.' or '_' or '~'
                    ? normal.Append(value)
                    : normal.Append('%').Append(path.AsSpan(i + 1, 2).ToString().ToUpperInvariant());
                i += 2;
            }
            else if (path[i] < 0x80)
            {
                normal.Append(path[i]);
            }
            else
            {
                var length = char.IsHighSurrogate(path[i]) && i + 1 < path.Length && char.IsLowSurrogate(path[i + 1]) ? 2 : 1;
                foreach (var octet in Encoding.UTF8.GetBytes(path.Substring(i, length)))
                {
                    normal.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
                }

                i += length - 1;
            }
        }

        return normal.ToString();
    }

    /// <summary>
    /// Whether the pattern matches the path's beginning. As google/robotstxt: the places that the path may have been matched up to are kept in a list,
    /// so that no pattern costs more than its length times the path's.
    /// </summary>
    public static bool Matches(string pattern, string path)
    {
        var places = new int[path.Length + 1];
        var count = 1;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '$' && i == pattern.Length - 1)
            {
                return places[count - 1] == path.Length;
            }

            if (pattern[i] == '*')
            {
                var first = places[0];
                count = path.Length - first + 1;
                for (var p = 0; p < count; p++)
                {
                    places[p] = first + p;
                }

                continue;
            }

            var kept = 0;
            for (var p = 0; p < count; p++)
            {
                if (places[p] < path.Length && path[places[p]] == pattern[i])
                {
                    places[kept++] = places[p] + 1;
                }
            }

            count = kept;
            if (count == 0)
            {
                return false;
            }
        }

        return true;
    }
}
