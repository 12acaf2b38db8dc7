using System.Text.RegularExpressions;

namespace Curation.Classify.Skills;

/// <summary>Stated lengths of experience. A range counts by its lower end, "nearly" and "up to" by what is less.</summary>
internal static partial class LevelYears
{
    private static readonly (string Word, int Years)[] Words =
    [
        ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10),
        ("eleven", 11), ("twelve", 12), ("fifteen", 15), ("twenty", 20), ("a couple", 2), ("a few", 2), ("couple", 2), ("few", 2), ("several", 3), ("many", 5),
    ];

    /// <summary>The wordings in a sentence in small letters; none where it is the employer that has the years.</summary>
    public static IEnumerable<CueWord> In(string sentence)
    {
        if (Employer.IsMatch(sentence))
            yield break;
        for (var match = Years.Match(sentence); match.Success; match = match.NextMatch())
        {
            if (match.Groups["decade"].Success)
                yield return Cue(match, LevelCues.OfYears(10));
            else if (Number(match.Groups["n"].Value) is > 0 and <= 30 and var years)
                yield return Cue(match, LevelCues.OfYears(match.Groups["less"].Success ? years - 1 : years));
        }

        for (var match = Months.Match(sentence); match.Success; match = match.NextMatch())
            yield return new CueWord(match.Index, match.Index + match.Length, 1, false, CueWord.Near, First: true);

        static CueWord Cue(Match match, int value)
        {
            var start = match.Groups["less"] is { Success: true } less ? less.Index : match.Groups["n"] is { Success: true } number ? number.Index : match.Groups["decade"].Index;
            return new CueWord(start, match.Index + match.Length, value, false, CueWord.Near, First: true);
        }
    }

    private static int Number(string words) =>
        char.IsAsciiDigit(words[0]) ? int.Parse(words, System.Globalization.CultureInfo.InvariantCulture) : Array.Find(Words, w => w.Word == words).Years;

    [GeneratedRegex(@"(\b(?<less>nearly|almost|up to|less than|under) )?((?<n>\d{1,2}|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|a couple|a few|couple|few|several|many))( ?\(\d{1,2}\))? ?(\+|plus|or more)?( ?(-|–|to|or|and) ?(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten))? ?\+? ?(or more )?(of )?(years|yrs|year)\b|\b(?<decade>decades?)\b)('? (of )?((relevant|proven|professional|hands-on|prior|work|industry|progressive|related) )*experience)?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Years { get; }

    [GeneratedRegex(@"\b(\d{1,2}|three|six|nine|twelve|eighteen) months\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Months { get; }

    [GeneratedRegex(@"^(we (have|bring|'ve)|our|the (company|firm|business|group|team)|founded|with (over|more than) \d+ years) ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Employer { get; }
}
