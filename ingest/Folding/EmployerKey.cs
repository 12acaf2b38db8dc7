using System.Collections.Frozen;

namespace Curation.Ingest.Folding;

/// <summary>What two spellings of one employer have in common.</summary>
public static class EmployerKey
{
    /// <summary>
    /// Lower case, without marks on letters, punctuation, what stands in parentheses, a leading "the", legal forms at the end (Inc, GmbH, Ltd …)
    /// and the ending of a web address (<c>Booking.com B.V.</c> → <c>booking</c>). Null where nothing is left, or the name says that there is none ("confidential").
    /// </summary>
    public static string? Of(string? employer)
    {
        if (string.IsNullOrWhiteSpace(employer))
        {
            return null;
        }

        var name = Diacritics.Strip(WithoutParentheses(employer).Trim().ToLowerInvariant());
        name = Abbreviations.Aggregate(name, (text, form) => text.Replace(form.Written, form.Meant, StringComparison.Ordinal));
        name = WithoutAddress(name.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal));
        var words = Words.Of(name.Replace("&", " and ", StringComparison.Ordinal).Replace("+", " plus ", StringComparison.Ordinal)).ToList();
        while (words.Count > 1 && LegalForms.Contains(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
            while (words.Count > 1 && words[^1] is "and")
            {
                words.RemoveAt(words.Count - 1);
            }
        }

        if (words.Count > 1 && words[0] == "the")
        {
            words.RemoveAt(0);
        }

        var key = string.Join(' ', words);
        return key.Length == 0 || NoEmployer.Contains(key) ? null : key;
    }

    /// <summary>Whether nothing says that two postings are of two employers: the keys are the same, or one of them is not known.</summary>
    public static bool MayBeOne(string? key, string? other) => key is null || other is null || string.Equals(key, other, StringComparison.Ordinal);

    private static string WithoutParentheses(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf(')', open);
        return open > 0 && close > open ? text[..open] + " " + text[(close + 1)..] : text;
    }

    private static string WithoutAddress(string name)
    {
        name = name.StartsWith("https://", StringComparison.Ordinal) ? name[8..] : name.StartsWith("http://", StringComparison.Ordinal) ? name[7..] : name;
        name = (name.StartsWith("www.", StringComparison.Ordinal) ? name[4..] : name).TrimEnd('/');
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var ending = Endings.FirstOrDefault(end => words[i].Length > end.Length + 1 && words[i].TrimEnd(',', '.').EndsWith(end, StringComparison.Ordinal));
            words[i] = ending is null ? words[i] : words[i].TrimEnd(',', '.')[..^ending.Length];
        }

        return string.Join(' ', words);
    }

    private static readonly string[] Endings = [".com", ".io", ".ai", ".net", ".org", ".co.uk", ".de", ".fr", ".nl", ".eu", ".app", ".dev", ".co"];

    private static readonly (string Written, string Meant)[] Abbreviations =
    [
        ("b.v.", "bv"), ("n.v.", "nv"), ("s.a.r.l.", "sarl"), ("s.a.s.", "sas"), ("s.a.", "sa"), ("s.r.l.", "srl"), ("s.p.a.", "spa"), ("l.l.c.", "llc"), ("l.p.", "lp"),
        ("p.l.c.", "plc"), ("a/s", "as"), ("g.m.b.h.", "gmbh"), ("sp. z o.o.", "spzoo"), ("sp. z o. o.", "spzoo"), ("sp z o o", "spzoo"), ("e.v.", "ev"), ("s.l.", "sl"), ("pty. ltd", "pty ltd"),
    ];

    private static readonly FrozenSet<string> LegalForms = FrozenSet.ToFrozenSet(
        [
            "inc", "incorporated", "llc", "llp", "lp", "ltd", "limited", "plc", "corp", "corporation", "co", "company", "gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "se", "ev",
            "sa", "sas", "sarl", "srl", "spa", "bv", "nv", "ab", "as", "asa", "aps", "oy", "oyj", "pty", "pte", "pvt", "private", "spzoo", "sl", "slu", "lda", "ltda", "kft", "doo", "pbc", "holdings", "holding",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> NoEmployer = FrozenSet.ToFrozenSet(
        ["n a", "na", "none", "null", "unknown", "confidential", "company confidential", "anonymous", "undisclosed", "not disclosed", "not specified", "private", "test", "company", "employer", "hiring company", "our client", "client"],
        StringComparer.Ordinal);
}
