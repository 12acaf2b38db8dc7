using System.Collections.Frozen;

namespace Curation.Ingest.Languages;

/// <summary>A small guess by function words: enough to tell what is English from what is not judged.</summary>
public static class LanguageGuess
{
    private const int MostWords = 600;
    private const int LeastWords = 5;
    private const double LeastShare = 0.08;
    private const double LeastLead = 1.25;

    /// <summary>Texts of so many words that hold hardly an English function word are not English, whatever they are.</summary>
    private const int LongText = 60;
    private const double LeastEnglish = 0.04;

    /// <summary>ISO 639-2's code for a language that is none of those told.</summary>
    private const string Undetermined = "und";

    /// <summary>
    /// en, de, fr, es, nl, pt, it, pl, sv or da by words; ko, ja, zh, ru, ar, el, he, th or hi by script; "und" for a long text with hardly an
    /// English function word; null where the text is too short or mixed.
    /// Of the first 600 words, at least 8 % must be the language's function words, and a quarter more than the runner-up's.
    /// </summary>
    public static string? Of(string text)
    {
        if (Scripts.Of(text) is { } script)
            return script;
        var counts = new int[Languages.Length];
        var words = 0;
        foreach (var word in Words.Of(text))
        {
            if (++words > MostWords)
            {
                break;
            }

            if (Marks.TryGetValue(word, out var languages))
            {
                foreach (var language in languages)
                {
                    counts[language]++;
                }
            }
        }

        var best = Array.IndexOf(counts, counts.Max());
        var next = counts.Where((_, i) => i != best).Max();
        var seen = Math.Min(words, MostWords);
        if (words >= LeastWords && counts[best] >= 2 && counts[best] >= LeastShare * seen && counts[best] >= LeastLead * next)
            return Languages[best];
        return words >= LongText && counts[0] < LeastEnglish * seen ? Undetermined : null;
    }

    private static readonly string[] Languages = ["en", "de", "fr", "es", "nl", "pt", "it", "pl", "sv", "da"];

    private static readonly string[] FunctionWords =
    [
        "the and of to in for with our we you your are is be will on as at or an that this by from have their who what if can not but it has all at about more within across",
        "und der die das mit für von zu den im in wir du sie ist eine einen ein als bei auf dich dein deine unser unsere auch sowie oder nicht werden haben dem des wie bist sind zum zur an ihre ihr uns",
        "et de la le les des en un une pour du vous nous votre notre dans avec sur au aux est sont que qui vos nos par ou être ce cette ces plus pas à",
        "de y la el en los las con un una para que por del se tu nuestro nuestra es al como más su o lo te tus sus son ser nuestros este esta experiencia",
        "de het een en van in voor je met op wij zijn is te bij aan jij onze ons als dat die of jouw naar ook uit om heb hebt wat niet maar door er",
        "de e a o que em para com um uma os as do da dos das no na por seu sua você nós são ser ao como mais ou não nossa nosso pela pelo nos",
        "di e la il in per con un una del della che le i dei delle nel sono si gli al alla da come è nostro nostra tuo tua anche più o ai lo non nella",
        "i w z na do się oraz dla jest od o nie w że po ze lub jak nas twoje twoja przy być będziesz są ci co pracy naszym naszej tym a u za przez",
        "och att i för en som med av på är vi du det till har dig din ett den vår våra eller om kan oss dina inom ditt hos från ska de inte men",
        "og at i for en som med af på er vi du det til har dig din et den vores eller om kan os dine inden dit hos fra skal de ikke men være samt bliver",
    ];

    private static readonly FrozenDictionary<string, int[]> Marks = FunctionWords
        .SelectMany((words, language) => words.Split(' ').Distinct(StringComparer.Ordinal).Select(word => (Word: word, Language: language)))
        .GroupBy(mark => mark.Word, mark => mark.Language, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
}
