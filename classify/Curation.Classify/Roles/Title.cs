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

    /// <summary>Team lead, supervisor.</summary>
    Lead,

    /// <summary>Head, director.</summary>
    Head,

    /// <summary>Vice president, chief.</summary>
    Chief,
}

/// <summary>A job title made comparable: abbreviations written out, one spelling for each word, places and terms of employment left out.</summary>
/// <param name="Words">All that is left, in order.</param>
/// <param name="Core">The words that say what the work is: without rank and without a market ("enterprise", "regional").</param>
internal sealed record Title(IReadOnlyList<string> Words, IReadOnlyList<string> Core, TitleRank Rank)
{
    private static readonly FrozenDictionary<string, string> Spelled = Pairs(
        "sr=senior;snr=senior;jr=junior;mgr=manager;rep=representative;reps=representative;exec=executive;eng=engineer;engr=engineer;dev=developer;programmer=developer;" +
        "sdr=sales development representative;bdr=business development representative;ae=account executive;csm=customer success manager;pmm=product marketing manager;" +
        "swe=software engineer;sre=site reliability engineer;kam=key account manager;tam=technical account manager;csr=customer service representative;" +
        "revops=revenue operations;ops=operations;mops=marketing operations;devops=devops;vp=vp;svp=senior vp;evp=executive vp;avp=associate vp;cto=chief technology officer;cmo=chief marketing officer;" +
        "cro=chief revenue officer;ceo=chief executive officer;coo=chief operating officer;cfo=chief financial officer;cco=chief customer officer;cpo=chief product officer;ciso=chief information security officer;" +
        "ml=machine learning;qa=qa;biz=business;bizdev=business development;centre=center;specialists=specialist;engineering=engineering;admin=administrator;sysadmin=systems administrator;" +
        "ii=ii;iii=iii;iv=iii;gtm=gtm;r&d=research;hr=hr;it=it;cs=customer success;cx=customer experience;programme=program;adviser=advisor;mktg=marketing;intl=international;front-end=frontend;markting=marketing");

    private static readonly (string From, string To)[] Joined =
    [
        ("full stack", "fullstack"), ("front end", "frontend"), ("back end", "backend"), ("dev ops", "devops"), ("pre sales", "presales"),
        ("e commerce", "ecommerce"), ("go to market", "gtm"), ("vice president", "vp"), ("rev ops", "revenue operations"), ("on boarding", "onboarding"),
        ("help desk", "helpdesk"), ("mid market", "midmarket"), ("quality assurance", "qa"), ("in test", "intest"), ("web site", "website"), ("human resource", "hr"),
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
        "enterprise,midmarket,smb,strategic,commercial,regional,territory,founding,key,named,majors,public,sector,corporate,group,growth-stage,federal,inbound,outbound,new,business,scaled,scale,digital-first,saas,b2b,principal-market,field,inside,premium,global,national,area,market,markets,large,major").Split(',').ToFrozenSet(StringComparer.Ordinal);

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
        ["staff"] = TitleRank.Senior,
        ["principal"] = TitleRank.Senior,
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

    public bool Has(TitleRank rank) => Rank == rank;

    public static Title Of(string title)
    {
        var words = Tokens.Of(title, 0, title.Length).Where(t => t.IsWord)
            .SelectMany(t => Word(title[t.Start..t.End]).Split(' '));
        var line = " " + string.Join(' ', words) + " ";
        foreach (var (from, to) in Joined)
            line = line.Replace($" {from} ", $" {to} ", StringComparison.Ordinal);
        var kept = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(w => !Noise.Contains(w) && !w.All(char.IsDigit)).Distinct(StringComparer.Ordinal).ToList();
        var rank = TitleRank.Plain;
        foreach (var word in kept)
        {
            if (Ranks.TryGetValue(word, out var found) && (rank == TitleRank.Plain || found == TitleRank.Intern || (found > rank && rank != TitleRank.Intern)))
                rank = found;
        }

        if (kept is ["associate", _, _, ..] && rank == TitleRank.Plain)
            rank = TitleRank.Junior;
        return new Title(kept, [.. kept.Where(w => !Ranks.ContainsKey(w) && !Market.Contains(w))], rank);
    }

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
