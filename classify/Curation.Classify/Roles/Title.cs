using System.Collections.Frozen;
using Curation.Classify.Text;

namespace Curation.Classify.Roles;

/// <summary>How senior a title is, by its words; what has none of them is <see cref="Plain"/>.</summary>
internal enum TitleRank
{
    Intern,
    Junior,
    Plain,
    Senior,

    /// <summary>Staff, principal.</summary>
    Staff,

    /// <summary>Team lead, supervisor.</summary>
    Lead,

    /// <summary>Head, director.</summary>
    Head,

    /// <summary>Vice president, chief.</summary>
    Chief,
}

/// <summary>A job title made comparable: abbreviations written out, one spelling for each word, places and terms of employment left out.</summary>
/// <param name="Words">All that is left, in order.</param>
/// <param name="Core">The words that say what the work is: without rank and without a market ("enterprise", "regional"), of the main part.</param>
/// <param name="Side">Words that stand only beside the main part: "Navigation SDK" in "Automation Engineer, Navigation SDK".</param>
internal sealed record Title(IReadOnlyList<string> Words, IReadOnlyList<string> Core, TitleRank Rank, IReadOnlySet<string> Side)
{
    private static readonly FrozenDictionary<string, string> Spelled = Pairs(
        "sr=senior;snr=senior;jr=junior;mgr=manager;rep=representative;reps=representative;exec=executive;eng=engineer;engr=engineer;dev=developer;programmer=developer;" +
        "sdr=sales development representative;bdr=business development representative;ae=account executive;csm=customer success manager;pmm=product marketing manager;" +
        "swe=software engineer;sre=site reliability engineer;kam=key account manager;tam=technical account manager;csr=customer service representative;" +
        "revops=revenue operations;ops=operations;mops=marketing operations;devops=devops;vp=vp;svp=senior vp;evp=executive vp;avp=associate vp;cto=chief technology officer;cmo=chief marketing officer;" +
        "cro=chief revenue officer;ceo=chief executive officer;coo=chief operating officer;cfo=chief financial officer;cco=chief customer officer;cpo=chief product officer;ciso=chief information security officer;" +
        "ml=machine learning;qa=qa;biz=business;bizdev=business development;centre=center;specialists=specialist;consulting=consultant;marketer=marketing;markter=marketing;recruiting=recruiter;programming=developer;administration=administrator;admin=administrator;sysadmin=systems administrator;" +
        "ii=ii;iii=iii;iv=iii;gtm=gtm;r&d=research;hr=hr;it=it;cs=customer success;cx=customer experience;programme=program;adviser=advisor;mktg=marketing;intl=international;front-end=frontend;markting=marketing");

    private static readonly (string From, string To)[] Joined =
    [
        ("full stack", "fullstack"), ("front end", "frontend"), ("back end", "backend"), ("dev ops", "devops"), ("pre sales", "presales"),
        ("e commerce", "ecommerce"), ("go to market", "gtm"), ("vice president", "vp"), ("rev ops", "revenue operations"), ("on boarding", "onboarding"),
        ("software development engineer", "software engineer"), ("early career", "junior"), ("entry level", "junior"), ("new grad", "junior"), ("university grad", "junior"), ("working student", "intern"), ("solutions engineering", "solutions engineer"), ("sales engineering", "sales engineer"), ("support engineering", "support engineer"), ("help desk", "helpdesk"), ("new business", "newbusiness"), ("mid market", "midmarket"), ("quality assurance", "qa"), ("in test", "intest"), ("web site", "website"), ("human resource", "hr"),
        ("set up", "setup"), ("post sales", "postsales"), ("life cycle", "lifecycle"), ("call center", "callcenter"), ("contact center", "callcenter"), ("co founder", "cofounder"),
    ];

    /// <summary>Places, terms of employment and fillers say nothing of the work.</summary>
    private static readonly FrozenSet<string> Noise = (
        "remote,hybrid,onsite,office,based,location,relocation,the,a,an,of,for,and,to,in,at,on,with,our,we,are,hiring,wanted,job,role,position,opening,full,part,time,fulltime,contract,contractor,freelance,temporary,permanent,fixed,term,month,months," +
        "m,f,d,w,x,h,all,gender,genders,us,usa,uk,eu,emea,apac,dach,latam,nordic,nordics,benelux,americas,america,amer,europe,european,north,south,east,west,central,coast,asia,africa,global,worldwide,international,anywhere,united,states,kingdom," +
        "london,paris,berlin,munich,hamburg,amsterdam,dublin,madrid,barcelona,lisbon,stockholm,copenhagen,oslo,helsinki,zurich,vienna,warsaw,prague,milan,rome,brussels,tel,aviv,new,york,nyc,ny,san,francisco,sf,bay,area,los,angeles,la,seattle,boston,austin,chicago,denver,atlanta,miami,dallas,houston," +
        "toronto,vancouver,montreal,canada,mexico,brazil,india,bangalore,bengaluru,singapore,sydney,melbourne,australia,japan,tokyo,china,hong,kong,korea,philippines,manila,germany,france,spain,italy,poland,portugal,ireland,netherlands,sweden,norway,denmark,finland,switzerland,austria,israel,uae,dubai,luxembourg,malaysia,indonesia,thailand,vietnam,texas,california,florida," +
        "speaking,speaker,fluent,german,french,spanish,italian,dutch,english,portuguese,japanese,korean,mandarin,nordic,polish,swedish,danish,arabic,hebrew,bilingual,native,i,night,shift,weekend,evening,urgent,immediate,start,start-up,startup,equity,visa,ft,pt").Split(',').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Market = (
        "enterprise,midmarket,smb,strategic,commercial,regional,territory,founding,key,named,majors,public,sector,corporate,group,growth-stage,federal,inbound,outbound,newbusiness,scaled,scale,digital-first,saas,b2b,principal-market,field,inside,premium,global,national,area,market,markets,large,major").Split(',').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, TitleRank> Ranks = new Dictionary<string, TitleRank>(StringComparer.Ordinal)
    {
        ["intern"] = TitleRank.Intern,
        ["internship"] = TitleRank.Intern,
        ["trainee"] = TitleRank.Intern,
        ["apprentice"] = TitleRank.Intern,
        ["student"] = TitleRank.Intern,
        ["working-student"] = TitleRank.Intern,
        ["junior"] = TitleRank.Junior,
        ["graduate"] = TitleRank.Junior,
        ["entry"] = TitleRank.Junior,
        ["level"] = TitleRank.Junior,
        ["senior"] = TitleRank.Senior,
        ["staff"] = TitleRank.Staff,
        ["principal"] = TitleRank.Staff,
        ["ii"] = TitleRank.Senior,
        ["iii"] = TitleRank.Senior,
        ["experienced"] = TitleRank.Senior,
        ["lead"] = TitleRank.Lead,
        ["leader"] = TitleRank.Lead,
        ["supervisor"] = TitleRank.Lead,
        ["head"] = TitleRank.Head,
        ["director"] = TitleRank.Head,
        ["vp"] = TitleRank.Chief,
        ["chief"] = TitleRank.Chief,
        ["president"] = TitleRank.Chief,
        ["cofounder"] = TitleRank.Chief,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The words, joined: what two titles share when they are the same but for spelling and place.</summary>
    public string Key => string.Join(' ', Words);

    /// <summary>The core, in alphabetical order: "manager, sales" and "sales manager" are one.</summary>
    public string CoreKey => string.Join(' ', Core.Order(StringComparer.Ordinal));

    /// <summary>What the work is about, whoever does it: "customer success" of a manager's and of a head's title.</summary>
    public string Field => string.Join(' ', Core.Concat(Side).Where(w => w is not ("manager" or "marketing")).Order(StringComparer.Ordinal));

    /// <summary>Core and side words, in alphabetical order.</summary>
    public string FullKey => string.Join(' ', Core.Concat(Side.Where(w => !Market.Contains(w) && !Ranks.ContainsKey(w))).Order(StringComparer.Ordinal));

    public static Title Of(string title)
    {
        var parts = title.Split(Marks, StringSplitOptions.RemoveEmptyEntries).SelectMany(p => p.Split([" - ", " – ", " — ", "- ", " -"], StringSplitOptions.RemoveEmptyEntries))
            .Select(WordsOf).Where(p => p.Count > 0).ToList();
        var main = parts.FindIndex(p => p.Exists(w => HeadNouns.Contains(w)));
        if (main < 0)
            main = 0;
        var mainWords = parts.Count == 0 ? [] : parts[main];

        // "Director, Product Marketing": what the rank is of stands in the next part.
        if (parts.Count > main + 1 && mainWords.Count(w => !Ranks.ContainsKey(w) && !Market.Contains(w)) <= 1 && !mainWords.Exists(Telling.Contains))
            mainWords = [.. mainWords, .. parts[main + 1]];
        var kept = parts.SelectMany(p => p).Distinct(StringComparer.Ordinal).ToList();
        var rank = RankOf(mainWords);
        if (rank == TitleRank.Plain)
            rank = RankOf(kept.Where(w => w is not ("lead" or "leader" or "chief" or "head" or "director" or "vp" or "president")));
        if (mainWords is ["associate", _, _, ..] && rank == TitleRank.Plain)
            rank = TitleRank.Junior;
        return new Title(
            kept,
            [.. mainWords.Where(w => !Ranks.ContainsKey(w) && !Market.Contains(w)).Distinct(StringComparer.Ordinal)],
            rank,
            kept.Where(w => !mainWords.Contains(w)).ToHashSet(StringComparer.Ordinal));
    }

    private static readonly char[] Marks = [',', '|', '(', ')', '[', ']', ':', ';', '•', '/', '@', '–', '—'];

    private static List<string> WordsOf(string part)
    {
        var words = Tokens.Of(part, 0, part.Length).Where(t => t.IsWord && IsLatin(part.AsSpan(t.Start, t.End - t.Start))).SelectMany(t => Word(part[t.Start..t.End]).Split(' '));
        var line = " " + string.Join(' ', words) + " ";
        foreach (var (from, to) in Joined)
            line = line.Replace($" {from} ", $" {to} ", StringComparison.Ordinal);
        return [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !Noise.Contains(w) && !w.All(char.IsDigit)).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsLatin(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (c > 'ɏ')
                return false;
        }

        return true;
    }

    private static TitleRank RankOf(IEnumerable<string> words)
    {
        var rank = TitleRank.Plain;
        foreach (var word in words)
        {
            if (Ranks.TryGetValue(word, out var found) && (rank == TitleRank.Plain || found == TitleRank.Intern || (found > rank && rank != TitleRank.Intern)))
                rank = found;
        }

        return rank;
    }

    /// <summary>What a main part ends in: parts without any of them are a place, a product, a team.</summary>
    private static readonly FrozenSet<string> HeadNouns = (
        "engineer,manager,developer,representative,executive,specialist,associate,analyst,director,head,vp,chief,lead,leader,consultant,architect,scientist,designer,administrator,officer,partner,recruiter,sourcer,coordinator,assistant,agent,strategist," +
        "intern,technician,writer,producer,marketing,operations,sales,sre,sdet,tester,counsel,accountant,president,advisor,supervisor,nurse,therapist,teacher,driver,researcher,editor,copywriter,creator,controller,clerk,buyer,trainer,coach,owner,advocate,technologist,statistician,support,success,development,growth,content,sysadmin").Split(',').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that say enough alone ("Growth", "Copywriter").</summary>
    private static readonly FrozenSet<string> Telling = "copywriter,recruiter,growth,sdet,sre,statistician,accountant,nurse,sysadmin,developer,architect".Split(',').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How much a word of this title says: less beside the main part, less for a market.</summary>
    public float Share(string word) => (Side.Contains(word) ? 0.8f : 1f) * (Market.Contains(word) ? 0.4f : 1f);

    /// <summary>Without words beside the main part that no known title has: a product, a team, a place.</summary>
    public Title Within(IReadOnlySet<string> vocabulary) => Side.All(vocabulary.Contains)
        ? this
        : this with { Words = [.. Words.Where(w => !Side.Contains(w) || vocabulary.Contains(w))], Side = Side.Where(vocabulary.Contains).ToHashSet(StringComparer.Ordinal) };

    public static bool IsMarket(string word) => Market.Contains(word);

    public static bool IsRank(string word) => Ranks.ContainsKey(word);

    private static string Word(string word)
    {
        var lower = word.ToLowerInvariant();
        if (Spelled.TryGetValue(lower, out var spelled))
            return spelled;
        var folded = Folding.Weak(word);
        return folded is "sale" ? "sales" : folded is "operation" ? "operations" : folded is "solution" ? "solutions" : folded is "system" ? "systems" : Spelled.GetValueOrDefault(folded, folded);
    }

    private static FrozenDictionary<string, string> Pairs(string pairs) => pairs.Split(';').Select(p => p.Split('='))
        .GroupBy(p => p[0], StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.First()[1], StringComparer.Ordinal);
}
