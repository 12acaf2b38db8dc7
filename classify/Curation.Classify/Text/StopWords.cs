using System.Collections.Frozen;

namespace Curation.Classify.Text;

/// <summary>Words that say nothing of a field of work; in their folded form.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> Words = (
        "a,an,the,and,or,of,to,in,on,at,for,with,by,from,as,is,are,be,been,was,were,will,would,can,could,should,may,might,must,this,that,these,thes,those,thos,it,its,you,your,we,our,us,they,their,them,he,she,his,her," +
        "i,my,me,who,what,when,where,wher,how,why,which,if,not,no,do,does,doe,did,have,hav,has,had,than,then,so,such,also,but,into,about,over,up,out,all,any,more,mor,most,other,some,som,new,more,just,own,each,both,between," +
        "you'll,you're,we're,we'll,role,rol,job,work,team,company,experience,experienc,year,join,looking,look,help,include,includ,including,across,within,well,us,use,uses,used,part,one,two,able,abl,way,make,mak,day,etc,per,through").Split(',').ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(string word) => Words.Contains(word);
}
