using System.Globalization;

namespace Curation.Storage.Search;

/// <summary>Reads what a person typed: words, "phrases", -not, one OR another, and field:value.</summary>
public static class QueryReader
{
    public const int Longest = 500;
    public const int MostTerms = 20;
    public const int MostFilters = 30;

    private const string Fields = "employer, role, skill, source, location, language, remote, has, from, to";

    /// <summary>Whatever the text, this returns; nothing of it reaches an engine as its own syntax.</summary>
    public static QueryReading Read(string? text)
    {
        var typed = StoredText.Clean(text ?? "").Trim();
        if (typed.Length > Longest)
            return Wrong($"The query has {typed.Length} characters; {Longest} are the most.");
        try
        {
            return new QueryReading.Read(new Parse(typed).Query());
        }
        catch (WrongQueryException wrong)
        {
            return Wrong(wrong.Message);
        }
    }

    private static QueryReading.Wrong Wrong(string line) => new(line);

    private sealed class WrongQueryException(string message) : Exception(message);

    /// <summary>One pass over the text.</summary>
    private sealed class Parse(string text)
    {
        private readonly List<QueryTerms> terms = [];
        private readonly List<QueryFilter> filters = [];
        private DateOnly? first;
        private DateOnly? last;
        private int at;

        public PostingQuery Query()
        {
            var (isNext, joins, skipped) = (false, false, "");
            while (Skip())
            {
                var isNot = isNext;
                isNext = false;
                if (Here is '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]))
                {
                    isNot = true;
                    at++;
                }

                if (IsQuote(Here))
                {
                    Add(Quoted(), isPhrase: true, isNot, ref joins, ref skipped);
                    continue;
                }

                var word = Bare();
                if (word is "AND")
                    continue;
                if (word is "NOT")
                    isNext = true;
                else if (word is "OR")
                    joins = terms.Count > 0 && !terms[^1].IsNot;
                else if (FieldOf(word) is { } field)
                    Filter(field, word[(field.Length + 1)..], isNot);
                else
                    Add(word, isPhrase: false, isNot, ref joins, ref skipped);
            }

            if (terms.Count == 0 && filters.Count == 0 && first is null && last is null && skipped.Length > 0)
                throw new WrongQueryException($"There is no word in {Quote(skipped)}.");
            if (first > last)
                throw new WrongQueryException($"from:{first:yyyy-MM-dd} is later than to:{last:yyyy-MM-dd}; swap them.");
            return new PostingQuery(terms, filters, first, last);
        }

        private char Here => text[at];

        private bool Skip()
        {
            // Brackets part words and mean nothing else.
            while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is '(' or ')'))
                at++;
            return at < text.Length;
        }

        private string Quoted()
        {
            var start = ++at;
            while (at < text.Length && !IsQuote(text[at]))
                at++;
            if (at >= text.Length)
                throw new WrongQueryException($"A quotation mark is not closed: {Quote(text[(start - 1)..])}. Add one at the end of the phrase.");
            return text[start..at++];
        }

        private string Bare()
        {
            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && !IsQuote(text[at]) && text[at] is not ('(' or ')'))
                at++;
            return text[start..at];
        }

        /// <summary>The name before the colon, where it is one: letters only.</summary>
        private static string? FieldOf(string word)
        {
            var colon = word.IndexOf(':', StringComparison.Ordinal);
            return colon > 0 && word.Take(colon).All(char.IsAsciiLetter) ? word[..colon] : null;
        }

        private void Add(string typed, bool isPhrase, bool isNot, ref bool joins, ref string skipped)
        {
            if (!isPhrase && typed.Length > 1 && typed.EndsWith('*'))
                throw new WrongQueryException($"A word is searched whole: leave out the asterisk of {Quote(typed)}. Singular and plural are found alike.");
            var tokens = Words.Of(typed).Select(w => w.Token).ToArray();
            if (tokens.Length == 0)
            {
                skipped = typed;
                return;
            }

            var term = new QueryTerm(Tidy(typed), isPhrase, tokens);
            if (joins && !isNot)
                terms[^1] = new QueryTerms([.. terms[^1].AnyOf, term]);
            else
                terms.Add(new QueryTerms([term], isNot));
            joins = false;
            if (terms.Sum(t => t.AnyOf.Sum(a => a.Tokens.Count)) > MostTerms * 2 || terms.Sum(t => t.AnyOf.Count) > MostTerms)
                throw new WrongQueryException($"The query has too many words; {MostTerms} are the most.");
        }

        private void Filter(string name, string rest, bool isNot)
        {
            var isExact = rest.StartsWith('=');
            var value = isExact ? rest[1..] : rest;
            if (value.Length == 0 && at < text.Length && IsQuote(Here))
                value = Quoted();
            value = Tidy(value);
            if (value.Length == 0)
                throw new WrongQueryException($"Nothing stands behind {Quote(name + ":")}. Write the value right after the colon, in quotation marks if it has spaces.");
            switch (name.ToLowerInvariant())
            {
                case "employer" or "company": Keep(QueryField.Employer); break;
                case "role": Keep(QueryField.Role); break;
                case "skill": Keep(QueryField.Skill); break;
                case "source": Keep(QueryField.Source, value.ToLowerInvariant()); break;
                case "location" or "country" or "place": Keep(QueryField.Location); break;
                case "language": Keep(QueryField.Language, Language(value)); break;
                case "remote": Keep(QueryField.Remote, YesOrNo(value)); break;
                case "has": Keep(QueryField.Has, Has(value)); break;
                case "from": first = Date(name, value, isNot).First; break;
                case "to": last = Date(name, value, isNot).Last; break;
                default: throw new WrongQueryException($"There is no field {Quote(name)}; there are {Fields}. To search for the words, put them in quotation marks.");
            }

            void Keep(QueryField field, string? fixedValue = null)
            {
                var filter = new QueryFilter(field, fixedValue ?? value, isExact && (field is QueryField.Employer or QueryField.Location), isNot);
                if (!filters.Contains(filter))
                    filters.Add(filter);
                if (filters.Count > MostFilters)
                    throw new WrongQueryException($"The query has too many filters; {MostFilters} are the most.");
            }
        }

        private static string Language(string value) => value.Length is >= 2 and <= 8 && value.All(char.IsAsciiLetter)
            ? value.ToLowerInvariant()
            : throw new WrongQueryException($"{Quote(value)} is no language code; write two letters, as in language:en.");

        private static string YesOrNo(string value) => value.ToLowerInvariant() switch
        {
            "yes" or "true" => "yes",
            "no" or "false" => "no",
            _ => throw new WrongQueryException($"remote: takes yes or no, not {Quote(value)}."),
        };

        private static string Has(string value) => value.ToLowerInvariant() is "salary"
            ? "salary"
            : throw new WrongQueryException($"has: takes salary, not {Quote(value)}.");

        private static (DateOnly First, DateOnly Last) Date(string name, string value, bool isNot)
        {
            if (isNot)
                throw new WrongQueryException($"{name}: cannot be turned round; use the other end.");
            if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return (day, day);
            if (DateOnly.TryParseExact(value, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
                return (month, month.AddDays(DateTime.DaysInMonth(month.Year, month.Month) - 1));
            return value.Length == 4 && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2999
                ? (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31))
                : throw new WrongQueryException($"{Quote(value)} is no date; write {name}:2026-03-31, {name}:2026-03 or {name}:2026.");
        }

        private static string Tidy(string value) => string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        private static bool IsQuote(char c) => c is '"' or '“' or '”';

        private static string Quote(string value) => $"“{(value.Length <= 40 ? value : value[..39] + "…")}”";
    }
}
