using System.Globalization;
using System.Runtime.InteropServices;

namespace Curation.Classify.Encoders;

/// <summary>A piece of a word, as an encoder reads it. Offsets are UTF-16 units of the text, the end exclusive.</summary>
/// <param name="Id">Its line in the vocabulary, from 0.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Piece(int Id, int Start, int End);

/// <summary>
/// Parts a text into the pieces of BERT's uncased vocabulary (Devlin and others 2019), keeping where each stands: words are parted by white
/// space and marks, put in small letters without accents, and cut greedily into the longest pieces of the vocabulary.
/// </summary>
public sealed class WordPiece
{
    /// <summary>The shipped vocabulary, in the folder of models; all our encoders share it.</summary>
    public const string FileName = "wordpiece.txt";

    public const int Unknown = 100;

    /// <summary>The id that opens every sequence.</summary>
    public const int Opening = 101;

    /// <summary>The id that closes every sequence.</summary>
    public const int Closing = 102;

    /// <summary>A longer word is not known.</summary>
    private const int LongestWord = 100;

    /// <summary>U+00C0 to U+017F without their accents, as canonical decomposition gives them; what has none stands for itself.</summary>
    private const string Bare =
        "AAAAAAÆCEEEEIIIIÐNOOOOO×ØUUUUYÞßaaaaaaæceeeeiiiiðnooooo÷øuuuuyþy" +
        "AaAaAaCcCcCcCcDdĐđEeEeEeEeEeGgGgGgGgHhĦħIiIiIiIiIıĲĳJjKkĸLlLlLlĿŀŁłNnNnNnŉŊŋOoOoOoŒœRrRrRrSsSsSsSsTtTtŦŧUuUuUuUuUuUuWwYyYZzZzZzſ";

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ids;

    private WordPiece(Dictionary<string, int> vocabulary) => ids = vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <exception cref="FileNotFoundException">The folder holds no vocabulary.</exception>
    public static WordPiece Load(string folder)
    {
        using var reader = File.OpenText(Path.Combine(folder, FileName));
        return Read(reader);
    }

    /// <param name="vocabulary">The pieces, a line each; a piece within a word begins with <c>##</c>.</param>
    public static WordPiece Read(TextReader vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        var lines = new Dictionary<string, int>(31000, StringComparer.Ordinal);
        while (vocabulary.ReadLine() is { } line)
            lines[line] = lines.Count;
        return new WordPiece(lines);
    }

    /// <summary>The pieces of a stretch of the text in order, without the opening and the closing one.</summary>
    public List<Piece> Pieces(string text, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(text);
        var pieces = new List<Piece>((end - start) / 4 + 4);
        Span<char> word = stackalloc char[LongestWord + 2];
        Span<int> places = stackalloc int[LongestWord];
        for (var i = start; i < end;)
        {
            if (IsBlank(text[i]))
            {
                i++;
                continue;
            }

            var from = i;
            var length = 0;
            if (StandsAlone(text[i]))
                Take(text, i++, word, places, ref length);
            else
            {
                for (; i < end && !char.IsWhiteSpace(text[i]) && !StandsAlone(text[i]); i++)
                {
                    if (!IsBlank(text[i]))
                        Take(text, i, word, places, ref length);
                }
            }

            if (length > 0)
                Cut(word, places, length, from, i, pieces);
        }

        return pieces;
    }

    /// <summary>Appends a character as the vocabulary writes it; a word that grows too long keeps a length that tells so.</summary>
    private static void Take(string text, int at, Span<char> word, Span<int> places, ref int length)
    {
        var c = text[at];
        if (c is >= '\u00C0' and <= '\u017F')
            c = Bare[c - '\u00C0'];
        else if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            return;
        if (length < LongestWord)
        {
            // The first two places are for the mark of a piece within a word.
            word[length + 2] = char.ToLowerInvariant(c);
            places[length] = at;
        }

        length++;
    }

    private void Cut(Span<char> word, Span<int> places, int length, int from, int to, List<Piece> pieces)
    {
        var before = pieces.Count;
        for (var first = 0; first < length && length <= LongestWord;)
        {
            var last = length;
            var id = -1;
            for (; last > first; last--)
            {
                if (ids.TryGetValue(Spelled(word, first, last), out id))
                    break;
                id = -1;
            }

            if (id < 0)
            {
                length = int.MaxValue;
                break;
            }

            pieces.Add(new Piece(id, places[first], places[last - 1] + 1));
            first = last;
        }

        if (length <= LongestWord)
            return;
        pieces.RemoveRange(before, pieces.Count - before);
        pieces.Add(new Piece(Unknown, from, to));
    }

    /// <summary>A stretch of the word, with <c>##</c> before it where it does not begin the word. Overwrites what was cut off before it.</summary>
    private static ReadOnlySpan<char> Spelled(Span<char> word, int first, int last)
    {
        if (first == 0)
            return word[2..(last + 2)];
        word[first] = word[first + 1] = '#';
        return word[first..(last + 2)];
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || c == '\uFFFD' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;

    /// <summary>Marks, and the ideographs that are words by themselves.</summary>
    private static bool StandsAlone(char c) => char.IsAscii(c) ? c > ' ' && !char.IsLetterOrDigit(c) && c != '\u007F'
        : char.IsPunctuation(c) || c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF');
}
