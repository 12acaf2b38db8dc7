using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Curation.Ingest.Sources.SchemaOrg;

/// <summary>The things that a page marks up as microdata (WHATWG HTML, 5.2), all of them, in document order.</summary>
internal static class Microdata
{
    private const int MaxItems = 5_000;

    public static IReadOnlyList<LinkedValue> Read(IHtmlDocument document)
    {
        var things = new Dictionary<IElement, LinkedValue>();
        var inOrder = new List<LinkedValue>();
        foreach (var scope in document.All.Where(element => element.HasAttribute("itemscope")).Take(MaxItems))
        {
            var thing = new LinkedValue { Id = scope.GetAttribute("itemid") };
            thing.Types.AddRange((scope.GetAttribute("itemtype") ?? "").Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
            things[scope] = thing;
            inOrder.Add(thing);
        }

        foreach (var property in document.All.Where(element => element.HasAttribute("itemprop")))
        {
            if (Owner(property) is not { } owner || !things.TryGetValue(owner, out var thing))
            {
                continue;
            }

            var value = things.GetValueOrDefault(property) ?? new LinkedValue(Value(property));
            foreach (var name in property.GetAttribute("itemprop")!.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            {
                thing.Add(name, value);
            }
        }

        return inOrder;
    }

    private static IElement? Owner(IElement property)
    {
        for (var parent = property.ParentElement; parent is not null; parent = parent.ParentElement)
        {
            if (parent.HasAttribute("itemscope"))
            {
                return parent;
            }
        }

        return null;
    }

    private static string Value(IElement element) => element.LocalName switch
    {
        "meta" => element.GetAttribute("content") ?? "",
        "a" or "area" or "link" => element.GetAttribute("href") ?? "",
        "img" or "audio" or "embed" or "iframe" or "source" or "track" or "video" => element.GetAttribute("src") ?? "",
        "object" => element.GetAttribute("data") ?? "",
        "data" or "meter" => element.GetAttribute("value") ?? "",
        "time" => element.GetAttribute("datetime") ?? element.TextContent,
        _ => element.GetAttribute("content") ?? PageText.FromNode(element),
    };
}
