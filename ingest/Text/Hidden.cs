using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Curation.Ingest.Text;

/// <summary>What a reader of the page would not see: stuffing it with words must not count as asking for them.</summary>
internal static partial class Hidden
{
    public static bool Is(IElement element) =>
        Names.Contains(element.LocalName)
        || element.HasAttribute("hidden")
        || (element.GetAttribute("style") is { } style && Style.IsMatch(style));

    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        [
            "script", "style", "template", "noscript", "head", "title", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video", "textarea",
            "select", "datalist", "button", "noframes", "xmp", "map",
        ],
        StringComparer.Ordinal);

    [GeneratedRegex("""(display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|font-size\s*:\s*0*(\.0+)?(px|pt|em|rem|%)?\s*(;|!|$)|opacity\s*:\s*0*(\.0+)?\s*(;|!|$))""", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Style { get; }
}
