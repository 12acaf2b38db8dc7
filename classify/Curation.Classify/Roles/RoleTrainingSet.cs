using Curation.Domain.Frameworks;

namespace Curation.Classify.Roles;

/// <param name="Class">The place of the profile in the classifier's order, or <see cref="RoleTrainingSet.Other"/>.</param>
/// <param name="Fold">0 to 2, by its base title: what calibration holds out together.</param>
/// <param name="IsBase">A title as written, without a made-up variation.</param>
internal sealed record RoleExample(Title Title, IReadOnlyDictionary<string, float>? Body, int Class, int Fold, bool IsBase)
{
    /// <summary>Further features, as a text's vector; none: by words and letters alone.</summary>
    public float[]? Vector { get; init; }
}

/// <summary>
/// Examples made from the catalogue alone, so that roles are judged from the first day: names and alternate titles, varied by rank, market
/// and place, with and without sentences of the profile; against them the titles of <see cref="OtherOccupations"/>.
/// A made-up rank moves a title to the family's profile of that rank, or, for heads and chiefs without such a profile, to none of ours.
/// What curators corrected stands above what was made up, and beside the catalogue's own titles: there its text decides.
/// </summary>
internal sealed class RoleTrainingSet
{
    public const int Other = -1;

    public const int Folds = 3;

    /// <summary>A correction counts as often as a made-up example.</summary>
    private const int CorrectionWeight = 8;

    private static readonly (string Form, TitleRank Rank)[] RankForms =
    [
        ("Senior {0}", TitleRank.Senior), ("Junior {0}", TitleRank.Junior), ("Staff {0}", TitleRank.Staff), ("{0} II", TitleRank.Senior), ("{0} Team Lead", TitleRank.Lead),
        ("Director of {0}", TitleRank.Head), ("VP {0}", TitleRank.Chief), ("{0} Intern", TitleRank.Intern),
    ];

    private static readonly string[] MarketForms = ["Enterprise {0}", "{0}, EMEA", "{0} (Remote)", "Founding {0}", "Strategic {0}", "{0} - Mid-Market", "{0}, New Business", "Regional {0}", "{0} (SaaS)"];

    private readonly List<RoleExample> examples = [];

    private readonly List<KnownTitle> knownTitles = [];

    private readonly IReadOnlyList<(Framework Framework, JobProfile Profile, List<Title> Titles)> profiles;

    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);

    private readonly HashSet<string> otherTitles;

    /// <summary>Word → the classes in whose titles it stands.</summary>
    private readonly ILookup<string, int> mentioned;

    public RoleTrainingSet(IReadOnlyList<(Framework Framework, JobProfile Profile)> profiles, IReadOnlyList<OtherField> others, IReadOnlyList<RoleCorrection> corrections)
    {
        this.profiles = [.. profiles.Select(p => (p.Framework, p.Profile, TitlesOf(p.Profile).Select(Title.Of).ToList()))];
        for (var c = 0; c < this.profiles.Count; c++)
        {
            foreach (var title in this.profiles[c].Titles)
                known.TryAdd(KeyOf(title), c);
        }

        var foreign = others.SelectMany(field => field.Titles.Concat(field.Shared)).Select(Title.Of).ToList();
        otherTitles = foreign.Select(t => t.FullKey).ToHashSet(StringComparer.Ordinal);
        mentioned = this.profiles.SelectMany((p, c) => p.Titles.SelectMany(t => t.Words).Select(word => (word, c)))
            .Concat(foreign.SelectMany(t => t.Words).Select(word => (word, c: Other)))
            .Distinct().ToLookup(pair => pair.word, pair => pair.c, StringComparer.Ordinal);
        for (var c = 0; c < this.profiles.Count; c++)
            AddProfile(c);
        foreach (var field in others)
            AddField(field);
        foreach (var correction in corrections)
            AddCorrection(correction);
    }

    public IReadOnlyList<RoleExample> Examples => examples;

    /// <summary>The titles that the classes are known by, each once a class.</summary>
    public IReadOnlyList<KnownTitle> Known => knownTitles;

    public static IEnumerable<string> TitlesOf(JobProfile profile) => profile.AlternateTitles.Prepend(profile.Name).Distinct(StringComparer.Ordinal);

    private void AddProfile(int c)
    {
        var (framework, profile, titles) = profiles[c];
        var sentences = Sentences(framework, profile);
        var n = 0;
        foreach (var text in TitlesOf(profile))
        {
            var title = Title.Of(text);
            if (title.Words.Count == 0 || known[KeyOf(title)] != c)
                continue;
            var fold = Fold(title);
            Know(text, title, c, fold, text == profile.Name ? TitleOrigin.Name : TitleOrigin.Alternate);
            Add(title, null, c, fold, isBase: true);
            Add(title, Bodies(sentences, n), c, fold, isBase: true);
            var market = Title.Of(string.Format(null, MarketForms[n % MarketForms.Length], text));
            Add(market, Bodies(sentences, n + 1), c, fold);
            foreach (var (form, rank) in n % 2 == 0 ? RankForms : RankForms.Take(4))
            {
                var varied = Title.Of(string.Format(null, form, text));
                if (title.Rank is TitleRank.Plain or TitleRank.Senior && !known.ContainsKey(KeyOf(varied)))
                    Add(varied, n % 3 == 0 ? Bodies(sentences, n + 2) : null, ClassOfRank(c, title, rank), fold);
            }

            AddDisciplines(c, title, sentences, n, fold);
            AddDoers(c, title, text, sentences, n, fold);
            n++;
        }

        // The work without its title: a posting whose title says nothing.
        for (var i = 0; i < 3; i++)
            Add(Title.Of(""), Bodies(sentences, i * 2), c, i);
    }

    /// <summary>"Android Engineer" is written "Staff Software Engineer, Android" too: the discipline decides, whatever the rank.</summary>
    private void AddDisciplines(int c, Title title, List<string> sentences, int n, int fold)
    {
        if (title.Core is not [var discipline, "engineer" or "developer"] || discipline is "software" or "lead")
            return;
        foreach (var form in (ReadOnlySpan<string>)["Software Engineer, {0}", "Senior Software Engineer - {0}", "Staff Software Engineer ({0})"])
        {
            var varied = Title.Of(string.Format(null, form, discipline));
            if (!known.ContainsKey(KeyOf(varied)))
                Add(varied, n % 2 == 0 ? Bodies(sentences, n) : null, c, fold);
        }
    }

    /// <summary>Who engineers develops too: "Java Developer" is written "Java Engineer"; and where no other title has the discipline, it stands alone ("DevOps").</summary>
    private void AddDoers(int c, Title title, string text, List<string> sentences, int n, int fold)
    {
        if (title.Core is not [.., "engineer" or "developer"] || title.Side.Count > 0)
            return;
        var doer = title.Core[^1];
        var varied = Title.Of(text.Replace(doer, doer == "engineer" ? "developer" : "engineer", StringComparison.OrdinalIgnoreCase));
        if (title.Core.Count > 1 && !IsTaken(varied))
            Add(varied, n % 2 == 0 ? Bodies(sentences, n) : null, c, fold);
        if (title.Core is [var discipline, _] && !mentioned[discipline].Any(other => other != c))
            Add(Title.Of(discipline), n % 2 == 1 ? Bodies(sentences, n) : null, c, fold);
    }

    private bool IsTaken(Title title) => known.ContainsKey(KeyOf(title)) || otherTitles.Contains(title.FullKey);

    /// <summary>Whose a title is, once its rank is another.</summary>
    private int ClassOfRank(int c, Title title, TitleRank rank)
    {
        var (framework, profile, own) = profiles[c];
        for (var i = 0; i < profiles.Count; i++)
        {
            var (otherFramework, other, titles) = profiles[i];
            if (otherFramework == framework && other.Family == profile.Family && i != c && titles.Exists(t => IsOf(t, title, rank)))
                return i;
        }

        var fits = rank switch
        {
            TitleRank.Head or TitleRank.Chief => own.Exists(t => t.Rank == rank),
            TitleRank.Intern => profile.Band == RoleClassifier.LowestBand,
            _ => true,
        };
        return fits ? c : Other;
    }

    /// <summary>A head's title is a chief's too, and leaves out "manager".</summary>
    private static bool IsOf(Title known, Title title, TitleRank rank) => rank >= TitleRank.Head
        ? known.Rank >= TitleRank.Head && known.Field == title.Field
        : known.Rank == rank && known.FullKey == title.FullKey;

    private void AddField(OtherField field)
    {
        var body = field.Wording.Length > 0 ? RoleFeatures.Body(field.Wording) : null;
        var n = 0;
        foreach (var text in field.Titles)
        {
            var title = Title.Of(text);
            if (title.Words.Count == 0 || IsKnown(title))
                continue;
            var fold = Fold(title);
            Know(text, title, Other, fold, TitleOrigin.Other);
            Add(title, null, Other, fold, isBase: true);
            Add(title, body, Other, fold, isBase: true);
            Add(Title.Of(string.Format(null, RankForms[n % 7].Form, text)), n % 2 == 0 ? body : null, Other, fold);
            if (title.Rank < TitleRank.Head && title.Core.Contains("manager"))
                Add(Title.Of("Head of " + string.Join(' ', title.Core.Where(w => w != "manager"))), null, Other, fold);
            n++;
        }

        if (body is null)
            return;
        Add(Title.Of(""), body, Other, 0);
        var words = field.Wording.Split(", ");
        for (var i = 0; i < field.Shared.Count; i++)
        {
            for (var turn = 0; turn < 3; turn++)
                Add(Title.Of(field.Shared[i]), RoleFeatures.Body(string.Join(", ", words.Where((_, j) => (j + turn) % 3 != 0))), Other, turn);
        }
    }

    /// <summary>
    /// The title and its text, and the title alone where no profile calls itself so: then what was made up of it for another class goes.
    /// A correction to a profile that the catalogue no longer has says nothing.
    /// </summary>
    private void AddCorrection(RoleCorrection correction)
    {
        var c = correction.Profile is null ? Other : profiles.Select(p => p.Framework.KeyOf(p.Profile)).ToList().IndexOf(correction.Profile.Value);
        if (c == Other && correction.Profile is not null)
            return;
        var title = Title.Of(correction.Title);
        var body = RoleFeatures.Body(RoleText.Of(correction.Text, Text.Sections.Of(correction.Text)));
        var says = title.Words.Count > 0 && (!known.TryGetValue(KeyOf(title), out var owner) || owner == c);
        var fold = Fold(title);
        if (says)
        {
            examples.RemoveAll(e => e.Class != c && KeyOf(e.Title) == KeyOf(title));
            knownTitles.RemoveAll(k => k.Class != c && KeyOf(k.Title) == KeyOf(title));
            Know(correction.Title, title, c, fold, TitleOrigin.Correction);
        }

        for (var turn = 0; turn < CorrectionWeight; turn++)
            Add(title, says && turn % 2 == 0 ? null : body, c, fold, isBase: true);
    }

    private void Know(string text, Title title, int c, int fold, TitleOrigin origin)
    {
        if (!knownTitles.Exists(k => k.Class == c && k.Title.Key == title.Key))
            knownTitles.Add(new KnownTitle(text, title, c, fold, origin));
    }

    /// <summary>The catalogue has this title, or a narrower one ("nurse" beside "registered nurse").</summary>
    private bool IsKnown(Title title) =>
        known.ContainsKey(KeyOf(title)) || profiles.Any(p => p.Titles.Exists(t => t.FullKey == title.FullKey || (title.Core.Count > 0 && title.Core.All(t.Core.Contains) && title.Core.Count == 1)));

    private void Add(Title title, IReadOnlyDictionary<string, float>? body, int c, int fold, bool isBase = false) =>
        examples.Add(new RoleExample(title, body, c, fold, isBase));

    private static string KeyOf(Title title) => $"{title.Rank} {title.CoreKey} {string.Join(' ', title.Words.Where(w => Title.IsMarket(w) || title.Side.Contains(w)))}";

    private static int Fold(Title title)
    {
        var hash = 2166136261u;
        foreach (var c in title.CoreKey)
            hash = (hash ^ c) * 16777619;
        return (int)((hash ^ (hash >> 16)) % Folds);
    }

    /// <summary>What the profile says of itself, in sentences; with the labels of what it asks for.</summary>
    internal static List<string> Sentences(Framework framework, JobProfile profile)
    {
        var texts = new List<string> { profile.RoleDescription };
        texts.AddRange(profile.Responsibilities.Select(r => r.Text));
        if (profile.StandardJobDescription is { } standard)
            texts.Add(standard);
        var sentences = texts.SelectMany(t => Text.Sentences.Of(t).Select(s => s.In(t))).ToList();
        foreach (var requirement in profile.Requirements)
        {
            if (framework.Competency(requirement.Competency) is not { } competency)
                continue;
            var skills = framework.Skills.Where(s => s.Competency == competency.Code).Take(8).Select(s => s.Label);
            sentences.Add($"{competency.Name}: {string.Join(", ", skills)}");
        }

        return sentences;
    }

    /// <summary>Every other sentence or so, another choice for each turn.</summary>
    private static SortedDictionary<string, float> Bodies(List<string> sentences, int turn) =>
        RoleFeatures.Body(string.Join('\n', sentences.Where((_, i) => (i + turn) % 3 != 0)));
}
