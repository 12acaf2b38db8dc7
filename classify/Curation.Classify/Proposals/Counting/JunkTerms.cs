using System.Collections.Frozen;

namespace Curation.Classify.Proposals.Counting;

/// <summary>Terms that name no skill, however many employers write them.</summary>
internal static class JunkTerms
{
    private static readonly FrozenSet<string> Function = Set(
        "a an and or the of for to in on at by with from as is are be will we you your our their its this that these those who what all any " +
        "other more most such using use used via across within into while new strong excellent good great proven solid deep relevant similar " +
        "including etc plus related preferred required must nice ideal ideally least minimum fluent proficient experienced");

    private static readonly FrozenSet<string> General = Set(
        "experience experiences experienced team teams teammate teammates skill skills skillset work working job jobs role roles position " +
        "positions company companies business businesses industry industries degree bachelor bachelors master masters bs ba bsc msc mba phd " +
        "university college education diploma certification certifications year years month months day days week weeks hour hours time " +
        "environment environments fast paced culture mission values value people person candidate candidates applicant employee employees " +
        "opportunity opportunities benefits benefit salary compensation equity bonus pay vacation pto insurance office remote hybrid onsite " +
        "travel passion passionate motivated motivation driven detail details ability abilities knowledge understanding familiarity exposure " +
        "background track record attitude mindset energy curiosity curious humble fun high low big small growth growing level levels senior " +
        "junior lead staff principal manager managers director head vp executive executives specialist associate analyst representative " +
        "engineer engineers developer developers architect architects designer designers administrator administrators consultant consultants coordinator " +
        "coordinators dba finance legal hr department departments professional professionals expert experts english language languages written verbal oral " +
        "spoken world class best practice practices day hands startup start up scale fluency proficiency responsibilities responsibility " +
        "requirements requirement qualification qualifications tools tool technology technologies technical product products service services " +
        "solution solutions project projects process processes system systems software data customer customers client clients user users " +
        "stakeholder stakeholders partner partners communication communicator collaboration collaborative collaborate problem problems solving " +
        "solver self starter independently independent thinking thinker organized organised organization organizational multitask fashion field " +
        "area areas ownership initiative impact goals goal results result success support quality player support things thing way ways set lot " +
        "need needs interpersonal relationship relationships attention things adaptability flexible flexibility creative creativity leadership learning");

    private static readonly FrozenSet<string> Phrases = Set(
        "attention to detail|fast paced|fast paced environment|equal opportunity|equal opportunity employer|work life balance|401k|401 k|health insurance|" +
        "paid time off|computer science|related field|cross functional|cross functional teams|cross functional collaboration|time management|" +
        "united states|north america|new york|san francisco|london|berlin|series a|series b|y combinator|ai|saas|b2b|b2b saas|b2c", '|');

    /// <summary>
    /// True unless the key is one to four words with letters, neither begins nor ends with a function word, is not made of general words
    /// alone, is no number of years, and is no single letter but C and R.
    /// </summary>
    public static bool Contains(string key)
    {
        var words = Terms.Words(key);
        return words.Length is 0 or > 4
            || key.Length > 60
            || !key.Any(char.IsLetter)
            || (key.Length == 1 && key is not ("c" or "r"))
            || Phrases.Contains(key)
            || Function.Contains(words[0])
            || Function.Contains(words[^1])
            || words.Any(w => w.All(char.IsDigit) || w.EndsWith('+') && char.IsDigit(w[0]))
            || words.All(w => General.Contains(w) || Function.Contains(w));
    }

    private static FrozenSet<string> Set(string words, char separator = ' ') =>
        words.Split(separator, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
