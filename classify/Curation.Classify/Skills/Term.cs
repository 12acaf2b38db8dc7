using System.Buffers;
using System.Collections.Frozen;
using Curation.Classify.Text;

namespace Curation.Classify.Skills;

/// <summary>
/// The normalised term of a span that no lexicon knows, fit to be counted over employers: without leading praise and "experience with",
/// lower case but for names and acronyms, the last word in the singular where it is plain; none for what is no term.
/// </summary>
internal static class Term
{
    private const int MostWords = 5;

    private static readonly SearchValues<char> NoTerm = SearchValues.Create("\n;:<>[]{}|!?\"“”•");

    private static readonly FrozenSet<string> LeadingWords = (
        "strong,excellent,good,great,solid,proven,demonstrated,deep,extensive,advanced,basic,exceptional,outstanding,superior,effective,successful,relevant,prior,previous,hands-on,in-depth,thorough,broad,significant,highly,very,well,some,any,other,similar,various,multiple,different,modern,new,own,our,your,their,its,his,her,this,that,these,those," +
        "experience,experiences,experienced,expertise,expert,knowledge,understanding,familiarity,familiar,proficiency,proficient,fluency,fluent,ability,able,skill,skills,skilled,background,track,record,passion,passionate,interest,exposure,comfort,comfortable,working,work,degree,bachelor's,bachelors,master's,competence,competency,command,mastery,grasp," +
        "with,in,of,for,to,on,at,as,using,and,or,the,a,an,by,from,into,such,including,like,e.g,i.e,etc,both,either,all,through,via,within,across,be,have,has,having,is,are,being,end,level,first,real,real-world,least,years,year,plus,bonus,ideally,preferably,ensure,ensuring,provide,providing,help,helping,support,supporting,use,utilize,utilizing,leverage,leveraging,drive,driving,maintain,maintaining,demonstrate,perform,performing,related,key,core,high,high-quality,complex,day-to-day,daily,existing,day,clear,clearly,impactful,attention").Split(',').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> TrailingWords = (
        "and,or,of,in,with,for,to,the,a,an,skills,skill,experience,knowledge,expertise,ability,abilities,etc,e.g,i.e,such,as,including,like,on,at,by,from,is,are,tools,tool,required,preferred,plus,environment,field,role,position,background,our,your,their,that,which,using,based,principles,concepts,techniques,best,practices,mindset,approach,across,within,other,related").Split(',').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a term of one word must not be.</summary>
    private static readonly FrozenSet<string> Empty = (
        "customer,customers,client,clients,business,team,teams,product,products,company,people,data,technology,technologies,software,tools,tool,systems,system,solutions,solution,services,service,industry,industries,market,markets,process,processes,environment,platform,platforms,growth,quality,success,results,goals,users,user,partners,stakeholders,projects,project,work,time,best,practices,feedback,requirements,needs,issues,problems,support,building,develop,build,lead,manage,design,create,drive,deliver,collaborate,communicate,learn,learning,strategy,execution,detail,details,degree,bachelor,bachelors,stack,code,engineering,sales,marketing,science,startup,startups,saas,b2b,high,life,field,function,features,value,impact,change,performance,operations,planning,plan,world,computer,organization,organized,writing,written,verbal,native,english-speaking,you,we,it,us,day,years,role").Split(',').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> SentenceWords = "you,your,we,our,us,they,who,which,that,will,are,is,was,be,been,not,i,my".Split(',').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The cleaned span and its term; none where nothing fit is left.</summary>
    public static (int Start, int End, string Text)? Of(string text, int start, int end)
    {
        var tokens = Tokens.Of(text, start, end);
        var first = 0;
        var last = tokens.Count - 1;
        while (first <= last && (!tokens[first].IsWord || LeadingWords.Contains(Surface(text, tokens[first])) || IsNumber(text, tokens[first])))
            first++;
        while (last >= first && ((!tokens[last].IsWord && text[tokens[last].Start] is not '%') || TrailingWords.Contains(Surface(text, tokens[last]))))
            last--;
        if (last < first)
            return null;
        var words = tokens[first..(last + 1)].Where(t => t.IsWord).Select(t => Surface(text, t)).ToList();
        var (from, to) = (tokens[first].Start, tokens[last].End);
        if (words.Count > MostWords || words.Exists(SentenceWords.Contains) || to - from > 60 || to - from < 2)
            return null;
        if (words.Count == 1 && (Empty.Contains(words[0]) || words[0].Length < 2 || (words[0].Length <= 2 && words[0].All(char.IsLower))))
            return null;
        if (text.AsSpan(from, to - from).ContainsAny(NoTerm))
            return null;
        return (from, to, Shown(text, tokens, first, last, from == SentenceFirst(text, from)));
    }

    /// <summary>Names and acronyms keep their capitals; a capital at the sentence's start says nothing and is taken down, but for mixed case.</summary>
    private static string Shown(string text, List<Token> tokens, int first, int last, bool atStart)
    {
        var shown = new System.Text.StringBuilder();
        for (var i = first; i <= last; i++)
        {
            if (i > first && tokens[i].Start > tokens[i - 1].End)
                shown.Append(' ');
            var word = Surface(text, tokens[i]);
            shown.Append(IsName(word, first < last, i == first && atStart) ? word : word.ToLowerInvariant());
        }

        var result = shown.ToString();
        return first == last && !char.IsUpper(result[0]) ? result : result.Replace('’', '\'');
    }

    private static bool IsName(string word, bool inPhrase, bool atStart)
    {
        if (word.Skip(1).Any(char.IsUpper))
            return true;
        return char.IsUpper(word[0]) && !atStart && !(inPhrase && word.Length <= 1);
    }

    private static int SentenceFirst(string text, int at)
    {
        var i = at;
        while (i > 0 && text[i - 1] is ' ' or '-' or '•' or '*' or '\t')
            i--;
        return i == 0 || text[i - 1] is '\n' or '.' or ':' or '!' or '?' ? at : -1;
    }

    private static bool IsNumber(string text, Token token) => char.IsDigit(text[token.Start]);

    private static string Surface(string text, Token token) => text[token.Start..token.End];
}
