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
        "experience,experiences,experienced,expertise,expert,knowledge,understanding,familiarity,familiar,proficiency,proficient,fluency,fluent,ability,able,skill,skills,skilled,background,track,record,passion,passionate,interest,exposure,comfort,comfortable,working,work,competence,competency,command,mastery,grasp," +
        "with,in,of,for,to,on,at,as,using,and,or,the,a,an,by,from,into,such,including,like,e.g,i.e,etc,both,either,all,through,via,within,across,be,have,has,having,is,are,being,end,level,first,least,years,year,plus,bonus,ideally,preferably,ensure,ensuring,provide,providing,help,helping,support,supporting,use,utilize,utilizing,leverage,leveraging,drive,driving,maintain,maintaining,demonstrate,perform,performing,related,key,core,high,high-quality,complex,day-to-day,daily,existing,day,clear,clearly,impactful,attention").Split(',').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> TrailingWords = (
        "and,or,of,in,with,for,to,the,a,an,skills,skill,experience,knowledge,expertise,ability,abilities,etc,e.g,i.e,such,as,including,like,on,at,by,from,is,are,tools,tool,required,preferred,plus,environment,field,role,position,background,our,your,their,that,which,using,based,principles,concepts,techniques,best,practices,mindset,approach,across,within,other,related").Split(',').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a term of one word must not be.</summary>
    private static readonly FrozenSet<string> Empty = (
        "hands,hands-on,technical,analytical,motivated,communicator,talented,ambitious,others,them,about,hours,hard,effectively,remotely,anywhere,testing,production,others,final,developing,alignment,outcomes,insights,strategic,creative,driven,english,frameworks,management,alone,phd,ph.d,m.s,b.s,mba,bs,ms,ba,ged,u.s,usa,us,uk,eu,education,diploma,university,college,customer,customers,client,clients,business,team,teams,product,products,company,people,data,technology,technologies,software,tools,tool,systems,system,solutions,solution,services,service,industry,industries,market,markets,process,processes,environment,platform,platforms,growth,quality,success,results,goals,users,user,partners,stakeholders,projects,project,work,time,best,practices,feedback,requirements,needs,issues,problems,support,building,develop,build,lead,manage,design,create,drive,deliver,collaborate,communicate,learn,learning,strategy,execution,detail,details,degree,bachelor,bachelors,stack,code,engineering,sales,marketing,science,startup,startups,saas,b2b,high,life,field,function,features,value,impact,change,performance,operations,planning,plan,world,computer,organization,organized,writing,written,verbal,native,english-speaking,you,we,it,us,day,years,role").Split(',').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Degrees =
        "degree,degrees,bachelor's,bachelors,bachelor,master's,masters,phd,ph.d,mba,diploma,bachelor’s,master’s,b.s,m.s,bs,ba,bsc,msc,b.a,m.a,doctorate,ged".Split(',').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> SentenceWords = "you,your,we,our,us,they,who,which,that,will,are,is,was,be,been,not,i,my".Split(',').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The cleaned span and its term; none where nothing fit is left.</summary>
    public static (int Start, int End, string Text)? Of(string text, int start, int end)
    {
        var words = Words(text, start, end);
        var degree = words.FindIndex(w => Degrees.Contains(Surface(text, w)));
        if (degree >= 0)
        {
            // "Bachelor's degree in Computer Science" asks for computer science; the degree itself is no skill.
            var field = words.FindIndex(degree, w => Surface(text, w) is "in" or "In");
            if (field < 0)
                return null;
            words = words[(field + 1)..];
        }

        var first = 0;
        var last = words.Count - 1;
        while (first <= last && (LeadingWords.Contains(Surface(text, words[first])) || char.IsDigit(text[words[first].Start])))
            first++;
        while (last >= first && TrailingWords.Contains(Surface(text, words[last])))
            last--;
        if (last < first || last - first >= MostWords)
            return null;
        var (from, to) = (words[first].Start, words[last].End);
        var kept = words[first..(last + 1)].Select(w => Surface(text, w)).ToList();
        if ((to - from < 2 && text[from] is not ('R' or 'C')) || to - from > 60 || kept.Exists(w => SentenceWords.Contains(w) || Degrees.Contains(w)) || text.AsSpan(from, to - from).ContainsAny(NoTerm))
            return null;
        if (kept.Count == 1 && (Empty.Contains(kept[0]) || (kept[0].Length <= 2 && kept[0].All(char.IsLower))))
            return null;
        var atStart = from == SentenceFirst(text, from);
        if (kept.Count == 1)
            kept[0] = WithoutScriptEnding(kept[0]);
        return (from, to, string.Join(' ', kept.Select((w, i) => IsName(w, kept.Count > 1, i == 0 && atStart) ? w : w.ToLowerInvariant())).Replace('’', '\''));
    }

    /// <summary>"React.js" and "ReactJS" are React: the ending says only what it is written in.</summary>
    private static string WithoutScriptEnding(string word)
    {
        var name = word.EndsWith("js", StringComparison.OrdinalIgnoreCase) ? word[..^2].TrimEnd('.') : word;
        return name.Length >= 4 && name.Length < word.Length ? name : word;
    }

    /// <summary>Words as they are parted by blanks, without the marks at their edges; hyphens and slashes stay within.</summary>
    private static List<Token> Words(string text, int start, int end)
    {
        var words = new List<Token>();
        for (var i = start; i < end;)
        {
            var stop = i;
            while (stop < end && !char.IsWhiteSpace(text[stop]))
                stop++;
            var (from, to) = (i, stop);
            while (from < to && !char.IsLetterOrDigit(text[from]) && !(text[from] == '.' && from + 1 < to && char.IsLetter(text[from + 1])))
                from++;
            while (to > from && !char.IsLetterOrDigit(text[to - 1]) && text[to - 1] is not ('+' or '#' or '%'))
                to--;
            if (to > from)
                words.Add(new Token(from, to, true));
            i = stop + 1;
        }

        // The tagger may cut a compound: "hands" of "hands-on".
        if (words.Count > 0 && end < text.Length && words[^1].End == end && text[end] is '-' or '‑')
            words.RemoveAt(words.Count - 1);
        if (words.Count > 0 && start > 0 && words[0].Start == start && text[start - 1] is '-' or '‑')
            words.RemoveAt(0);
        return words;
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

    private static string Surface(string text, Token token) => text[token.Start..token.End];
}
