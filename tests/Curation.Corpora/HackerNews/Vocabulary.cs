using System.Collections.Frozen;

namespace Curation.Corpora.HackerNews;

/// <summary>Words of the threads' first lines that name a place or a condition of work, so that what is left names employer and role.</summary>
internal static class Vocabulary
{
    private static readonly FrozenSet<string> Places = Set("""
        usa|us|u.s.|u.s|u.s.a|united states|uk|u.k|united kingdom|england|scotland|wales|canada|germany|india|netherlands|the netherlands|nl|sweden|france|australia
        switzerland|spain|ireland|denmark|china|poland|finland|japan|israel|brazil|norway|mexico|austria|italy|thailand|philippines|south africa|hungary|romania
        czech republic|belgium|new zealand|slovakia|kenya|hong kong|portugal|russia|guatemala|chile|estonia|croatia|serbia|luxembourg|colombia|taiwan|uganda|peru
        singapore|turkey|argentina|ukraine|vietnam|indonesia|malaysia|europe|eu|asia|emea|latin america|north america|worldwide|anywhere|global|earth
        san francisco|sf|s.f.|soma|san francisco bay area|sf bay area|bay area|the bay area|silicon valley|south bay|east bay|peninsula|nyc|new york|new york city|ny|manhattan|brooklyn
        london|palo alto|boston|mountain view|berlin|toronto|austin|chicago|seattle|cambridge|los angeles|la|redwood city|philadelphia|philly|atlanta|san mateo
        amsterdam|portland|dallas|berkeley|boulder|denver|houston|vancouver|sunnyvale|charlotte|oakland|san diego|santa monica|durham|detroit|grand rapids|menlo park|paris
        stockholm|barcelona|edinburgh|montreal|montréal|phoenix|bengaluru|bangalore|san jose|shanghai|munich|pittsburgh|minneapolis|venice|venice beach|nashville|ottawa|dublin
        ann arbor|bedford|bellevue|zurich|zürich|cologne|conshohocken|copenhagen|arlington|santa barbara|baltimore|chattanooga|irvine|cleveland|cupertino|manchester|paoli
        west hollywood|las vegas|camarillo|salt lake city|slc|bloomington|helsinki|orange county|melbourne|culver city|vienna|pasadena|waltham|mumbai|new haven|tokyo|madison|sydney
        charlottesville|somerville|oxford|raleigh|burlington|burlingame|cincinnati|oslo|bangkok|rotterdam|hamburg|miami|redmond|waterloo|new delhi|delhi|budapest|brighton|boise
        tampa|columbia|madrid|chennai|santa clara|providence|utrecht|southampton|evanston|foster city|columbus|indianapolis|burbank|victoria|st. louis|st louis|the hague
        cape town|cary|bethesda|calgary|tel aviv|birmingham|são paulo|sao paulo|guadalajara|redwood shores|san ramon|brisbane|los gatos|richardson|warsaw|princeton|glasgow
        krakow|kraków|bath|silicon beach|shenzhen|beijing|emeryville|leeds|bristol|reading|pune|poznan|prague|chapel hill|kansas city|orlando|tempe|scottsdale|milwaukee|lisbon|rome|milan
        milano|zagreb|brussels|antwerp|ghent|gothenburg|malmö|malmo|aarhus|gdansk|wroclaw|bratislava|bucharest|belgrade|kyiv|kiev|istanbul|moscow|lausanne|geneva|basel|zug|bern|kuala lumpur|jakarta|manila
        quito|bogota|buenos aires|santiago|lima|nairobi|hyderabad|gurgaon|noida|d.c.|dc|washington dc|washington d.c.|washington|midtown|downtown|east coast|west coast|midwest
        ontario|quebec|british columbia|alberta|california|texas|massachusetts|florida|illinois|oregon|colorado|georgia|virginia|north carolina|michigan|pennsylvania|ohio|utah|tennessee
        arizona|minnesota|connecticut|maryland|new jersey|missouri|wisconsin|nevada|indiana|rhode island|new hampshire|vermont|maine|idaho|kansas|iowa|nebraska|alabama|south carolina
        """);

    private static readonly FrozenSet<string> StateCodes = Set("""
        al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc
        on bc qc ab mb ns nb sk uk usa us d.c. calif
        """.Replace(' ', '|'));

    private static readonly FrozenSet<string> Conditions = Set("""
        remote|remote-friendly|remotely|remotes|on-site|onsite|on site|in-house|local|locals|full-time|fulltime|full time|full|time|part-time|part time|part|contract|contractor|contractors|contracts|freelance|freelancer|freelancers
        permanent|perm|intern|interns|internship|internships|co-op|coop|visa|visas|h1b|h-1b|h1-b|h1bs|tn|sponsorship|sponsored|sponsor|relocation|relocate|relocating|equity|salary|competitive|stock|options|benefits|bonus
        hiring|we're|we are|is|are|now|currently|apply|jobs|job|careers|career|positions|position|roles|role|openings|opening|multiple|all|several|various|many|more|startup|start-up|startups
        only|ok|okay|welcome|possible|preferred|available|considered|required|optional|either|assistance|provided|will|work|from|home|telecommute|telecommuting|friendly|citizens|citizen|citizenship
        and|or|&|with|for|in|at|of|to|the|a|an|+|no|not|also|near|based|office|offices|flexible|hq|area|greater|metro|city|timezone|time zone|hours|some|occasional|partial|travel|both|other
        yc|ycombinator|y|combinator|vc|funded|backed|profitable|seed|series|stage|early|growing|new|etc|etc.|url|website|web site|link|us/eu|est|cet|gmt|utc|pst|anywhere|eligible|candidates|team|teams|day|days|week
        junior|senior|mid|mid-level|level|levels|entry|experienced|who|when|where|location|locations|type|email|contact
        """);

    /// <summary>A city, a region, a country, as they are named in the threads; case is of no matter.</summary>
    public static bool IsPlace(string words) => Places.Contains(words.ToLowerInvariant().Trim(' ', '.'));

    /// <summary>What may follow a town after a comma.</summary>
    public static bool IsStateCode(string word) => StateCodes.Contains(word.ToLowerInvariant());

    /// <summary>Nothing but places and conditions: "ONSITE or REMOTE (US)", "Full-time", "Austin, TX".</summary>
    public static bool SaysOnlyWhereAndHow(string words)
    {
        var tokens = words.ToLowerInvariant().Split([' ', ',', ';', '/', '(', ')', '[', ']', ':', '!', '.', '?', '*', '"'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < tokens.Length;)
        {
            var taken = Math.Min(4, tokens.Length - i);
            while (taken > 0 && !IsKnown(string.Join(' ', tokens.AsSpan(i, taken))))
                taken--;
            if (taken == 0)
                return false;
            i += taken;
        }

        return true;
    }

    private static bool IsKnown(string words) =>
        Conditions.Contains(words) || Places.Contains(words) || StateCodes.Contains(words) || IsAmount(words);

    // "$80k-120k", "100%", "s12", "2013": salaries, years, batches.
    private static bool IsAmount(string words) =>
        words.Any(char.IsAsciiDigit) && words.All(c => char.IsAsciiDigit(c) || "$£€k-–+%~.skwxyc".Contains(c, StringComparison.Ordinal));

    private static FrozenSet<string> Set(string words) =>
        words.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
}
