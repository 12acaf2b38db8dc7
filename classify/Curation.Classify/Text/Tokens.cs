namespace Curation.Classify.Text;

/// <summary>A word, a number or one mark. Offsets are UTF-16 units of the text, the end exclusive.</summary>
public readonly record struct Token(int Start, int End, bool IsWord);

/// <summary>
/// Parts a text into tokens. Job language keeps its marks: <c>C#</c>, <c>C++</c>, <c>.NET</c>, <c>Node.js</c>, <c>R&amp;D</c>,
/// <c>5+</c> are one token each; a web address is one mark; hyphens and slashes part words.
/// </summary>
public static class Tokens
{
    public static List<Token> Of(string text, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<Token>((end - start) / 5 + 4);
        for (var i = start; i < end;)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            if (c is 'h' or 'w' or 'H' or 'W' && AddressLength(text.AsSpan(i, end - i)) is > 0 and var length)
            {
                tokens.Add(new Token(i, i + length, false));
                i += length;
                continue;
            }

            var word = char.IsLetterOrDigit(c) || (c == '.' && i + 1 < end && char.IsLetter(text[i + 1]) && (i == start || !char.IsLetterOrDigit(text[i - 1])));
            var stop = i + 1;
            if (word)
            {
                while (stop < end && Goes(text, i, stop, end))
                    stop++;
            }

            tokens.Add(new Token(i, stop, word));
            i = stop;
        }

        return tokens;
    }

    /// <summary>A web address is one mark: its parts are no words.</summary>
    private static int AddressLength(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            return 0;
        var length = 4;
        while (length < text.Length && !char.IsWhiteSpace(text[length]) && text[length] is not ('<' or '>' or '"' or ')'))
            length++;
        return length;
    }

    private static bool Goes(string text, int from, int at, int end)
    {
        var c = text[at];
        if (char.IsLetterOrDigit(c))
            return text[at - 1] is not ('+' or '#');
        var next = at + 1 < end ? text[at + 1] : ' ';
        var before = text[at - 1];
        return c switch
        {
            '+' => before == '+' || (char.IsLetterOrDigit(before) && !char.IsLetter(next)),
            '#' => char.IsLetter(before) && at - from <= 2,
            '.' => char.IsLetterOrDigit(before) && char.IsLetterOrDigit(next) && !(char.IsLower(before) && char.IsUpper(next)),
            '\'' or '’' => char.IsLetter(before) && char.IsLetter(next),
            '&' => char.IsUpper(before) && char.IsUpper(next),
            ',' => char.IsDigit(before) && char.IsDigit(next),
            _ => false,
        };
    }
}
