using System.Text;

namespace Curation.Ingest.Folding;

/// <summary>Letters without their marks. A table of our own: with invariant globalization the runtime does not decompose.</summary>
internal static class Diacritics
{
    private const string From = "àáâãäåāăąçćčďđðèéêëēėęěğìíîïīįıľłñńňòóôõöøōőŕřśšşșťțþùúûüūůűųýÿźżž";
    private const string To = "aaaaaaaaacccdddeeeeeeeegiiiiiiillnnnoooooooorrsssstttuuuuuuuuyyzzz";

    /// <summary>Of a text in lower case: <c>müller</c> → <c>muller</c>, <c>straße</c> → <c>strasse</c>.</summary>
    public static string Strip(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var at = c < 0x80 ? -1 : From.IndexOf(c, StringComparison.Ordinal);
            _ = at >= 0 ? plain.Append(To[at])
                : c == 'ß' ? plain.Append("ss")
                : c == 'æ' ? plain.Append("ae")
                : c == 'œ' ? plain.Append("oe")
                : c is >= '\u0300' and <= '\u036F' ? plain
                : plain.Append(c);
        }

        return plain.ToString();
    }
}
