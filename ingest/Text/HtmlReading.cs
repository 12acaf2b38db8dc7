using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Curation.Ingest.Text;

/// <summary>HTML → document, with limits counted while it is parsed. No script runs, nothing is loaded.</summary>
internal static class HtmlReading
{
    /// <summary>The document, or the sentence that says which limit it broke.</summary>
    public static (IHtmlDocument? Document, string? Fault) Parse(string html)
    {
        var limits = new HtmlLimits();
        var parser = new HtmlParser(new HtmlParserOptions
        {
            MaximumDepth = HtmlLimits.MaxDepth,
            DisableElementPositionTracking = true,
            SkipComments = true,
            OnToken = (token, _) => limits.Count(token),
        });
        try
        {
            return (parser.ParseDocument(html), null);
        }
        catch (HtmlLimits.ExceededException exceeded)
        {
            return (null, exceeded.Message);
        }
    }
}
