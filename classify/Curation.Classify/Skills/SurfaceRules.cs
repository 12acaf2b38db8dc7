using System.Collections.Frozen;
using Curation.Classify.Text;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Skills;

/// <summary>How a term of one word is matched.</summary>
internal enum CaseRule
{
    Any,

    /// <summary>Short capitals (SQL, CRM): as written.</summary>
    Exact,

    /// <summary>A name that is also a word (Slack, Excel): as written, and not where any word would have a capital.</summary>
    ExactName,

    /// <summary>One or two letters, or Go: as written, and beside a sign that a tool is meant.</summary>
    ExactInContext,
}

/// <summary>When a short or ambiguous word is a skill: in its exact case, with context.</summary>
internal static class SurfaceRules
{
    /// <summary>Product and language names that are English words.</summary>
    private static readonly FrozenSet<string> NamesThatAreWords = Set(
        "access,airtable,angular,ant,apex,apollo,asana,backbone,basecamp,bash,beam,bolt,chef,chorus,clay,close,cursor,dart,delta,drift,electron,elm,ember,excel,express,figma," +
        "flash,flask,flow,front,ghost,git,gong,groove,hive,ink,intercom,julia,keynote,kong,linear,looker,loom,lucid,make,mode,monday,nest,notion,oracle,outlook,outreach," +
        "pendo,phoenix,playwright,polly,power,processing,puppet,rails,ray,react,redshift,ruby,rust,sage,scheme,segment,sketch,slack,snowflake,spark,spring,stack,stripe," +
        "swift,tableau,teams,unity,vault,visio,vue,word,workday,zoom,canvas,dialpad,front,gusto,ironclad,pardot,spruce,totango,catalyst,planhat,vitally,highspot,seismic,crayon,klue,drupal,ghost,buffer,later,optimizely");

    /// <summary>Taxonomy labels of one word that postings use in other senses.</summary>
    private static readonly FrozenSet<string> Vague = Set(
        "audit,banking,brand,business,commerce,communication,construction,content,culture,customer,data,design,development,education,engineering,environment,finance,fitness," +
        "health,history,insurance,law,leadership,learning,management,market,media,operations,payment,people,performance,plan,planning,platform,policy,process,product,production," +
        "project,quality,research,risk,safety,sales,security,service,software,sound,sport,strategy,support,system,team,technology,tool,training,transport,travel,work,writing,english,cooking,music,dance,retail,hospitality,gaming");

    private static readonly FrozenSet<string> Verbs = Set(
        "achieve,act,adapt,address,administer,advise,advocate,analyse,analyze,answer,apply,appraise,arrange,assemble,assess,assist,attend,audit,build,calculate,calibrate,care,carry,chair," +
        "check,clean,coach,collaborate,collect,communicate,compare,compile,comply,conduct,consult,contact,contribute,control,convert,cooperate,coordinate,cope,create,debug,define,deliver," +
        "demonstrate,design,determine,develop,direct,discuss,display,distribute,draft,draw,drive,educate,employ,encourage,enforce,engage,ensure,establish,estimate,evaluate,examine," +
        "execute,explain,facilitate,finalise,follow,forecast,gather,give,guarantee,guide,handle,have,help,hire,identify,implement,improve,increase,influence,inform,inspect,inspire,install," +
        "instruct,integrate,interpret,interview,introduce,investigate,issue,keep,lead,liaise,listen,maintain,make,manage,maximise,measure,meet,mentor,migrate,moderate,monitor,motivate,negotiate," +
        "observe,obtain,operate,optimise,order,organise,organize,oversee,perform,plan,prepare,present,prevent,process,produce,promote,propose,protect,provide,read,recommend,record,recruit," +
        "repair,report,represent,research,resolve,respect,respond,review,run,schedule,select,sell,set,show,solve,speak,supervise,support,take,teach,test,think,train,translate,treat,troubleshoot," +
        "understand,undertake,update,upsell,use,verify,visit,work,write");

    private static readonly FrozenSet<string> ToolSigns = Set(
        "in,with,using,use,like,and,or,as,include,including,includes,e.g,eg,know,knowledge,language,languages,programming,code,coding,developer,engineer,script,scripting,plus,stack,backend,via,experience,learn");

    private static readonly FrozenSet<string> NotBefore = Set("series,class,vitamin,plan,type,grade,group,level,hepatitis,phase,part,option,tier");

    private static readonly FrozenSet<string> NotAfter = Set("to,level,suite,corp,round,for,above,beyond,the,a,live,deep,further,out,ahead,through,back");

    public static CaseRule CaseOf(string word)
    {
        if (word.Any(c => !char.IsLetter(c)))
            return CaseRule.Any;
        if (word.Length <= 2 || word is "Go")
            return word.Any(char.IsUpper) ? CaseRule.ExactInContext : CaseRule.Exact;
        if (char.IsUpper(word[0]) && NamesThatAreWords.Contains(word))
            return CaseRule.ExactName;
        return word.Length <= 4 && word.Count(char.IsUpper) >= 2 ? CaseRule.Exact : CaseRule.Any;
    }

    public static bool Fits(string text, List<Token> tokens, int at, ReadOnlySpan<char> surface, string term, CaseRule rule)
    {
        if (!IsSameCase(surface, term))
            return false;
        var before = at > 0 ? text.AsSpan(tokens[at - 1].Start, tokens[at - 1].End - tokens[at - 1].Start) : default;
        var after = at + 1 < tokens.Count ? text.AsSpan(tokens[at + 1].Start, tokens[at + 1].End - tokens[at + 1].Start) : default;
        return rule switch
        {
            CaseRule.Exact => true,
            CaseRule.ExactName => !Is(after, NotAfter) && ((at > 0 && !IsStop(before)) || after.IsEmpty || IsListMark(after) || IsPaired(text, tokens, at)) && !TitleCased(text, tokens, at),
            _ => !Is(after, NotAfter) && !Is(before, NotBefore) && after is not ("-" or "&" or "'") && before is not ("&" or "-" or "$")
                && (IsListMark(before) || IsListMark(after) || Is(before, ToolSigns) || Is(after, ToolSigns)),
        };
    }

    /// <summary>As written, but for a plural's s: APIs meets API.</summary>
    private static bool IsSameCase(ReadOnlySpan<char> surface, string term)
    {
        if (surface.Length == term.Length + 1 && surface[^1] == 's')
            surface = surface[..^1];
        else if (term.Length == surface.Length + 1 && term[^1] == 's')
            term = term[..^1];
        return surface.SequenceEqual(term);
    }

    /// <summary>In a line of capitalised words a capital says nothing.</summary>
    private static bool TitleCased(string text, List<Token> tokens, int at)
    {
        if (at + 1 >= tokens.Count || at == 0 || !tokens[at - 1].IsWord || !tokens[at + 1].IsWord)
            return false;
        return char.IsUpper(text[tokens[at - 1].Start]) && char.IsUpper(text[tokens[at + 1].Start]) && tokens[at + 1].End - tokens[at + 1].Start > 4
            && tokens[at - 1].End - tokens[at - 1].Start > 4;
    }

    /// <summary>"Excel and PostgreSQL": beside another name, a name at the head of a sentence is one.</summary>
    private static bool IsPaired(string text, List<Token> tokens, int at) =>
        at + 2 < tokens.Count && text.AsSpan(tokens[at + 1].Start, tokens[at + 1].End - tokens[at + 1].Start) is "and" or "or" && char.IsUpper(text[tokens[at + 2].Start]);

    private static bool IsStop(ReadOnlySpan<char> mark) => mark is "." or ":" or "!" or "?";

    private static bool IsListMark(ReadOnlySpan<char> mark) => mark is "," or "/" or "(" or ")" or ";" or "|";

    private static bool Is(ReadOnlySpan<char> word, FrozenSet<string> set) =>
        !word.IsEmpty && set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    public static int Words(string surface) => Tokens.Of(surface, 0, surface.Length).Count(t => t.IsWord);

    /// <summary>"Java (computer programming)" is written "Java".</summary>
    public static string WithoutQualifier(string label)
    {
        var bracket = label.IndexOf(" (", StringComparison.Ordinal);
        return bracket > 0 ? label[..bracket] : label;
    }

    /// <summary>A taxonomy knows thousands of words; of those that stand alone only the telling ones are matched.</summary>
    public static bool IsTellingAlone(string surface) => Words(surface) > 1 || (surface.Length >= 4 && !Vague.Contains(surface) && !Verbs.Contains(surface));

    /// <summary>Taxonomies write what a person does with a verb first.</summary>
    public static SkillKind KindOf(string label)
    {
        var space = label.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && Verbs.Contains(label[..space]) ? SkillKind.Skill : SkillKind.Knowledge;
    }

    private static FrozenSet<string> Set(string words) => words.Split(',').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
