using System.Text.Json;
using System.Text.Json.Serialization;

namespace Curation.Corpora.HackerNews;

/// <summary>One top-level comment of a monthly "who is hiring" thread, as the corpus keeps it.</summary>
/// <param name="FullHtml">Paragraphs, links, code and italics; every line end of the comment is kept.</param>
/// <param name="Url">The comment's own address, <c>…?id=NUMBER</c>.</param>
/// <param name="Location">The piece of the text that a geocoder took for a place; often right.</param>
public sealed record ThreadComment(string FullHtml, Uri Url, string? Location = null, bool Remote = false)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    public static IReadOnlyList<ThreadComment> ReadThread(Stream json) =>
        JsonSerializer.Deserialize<IReadOnlyList<ThreadComment>>(json, Options) ?? [];

    /// <summary>The comment's number.</summary>
    public string Id => Url.Query.StartsWith("?id=", StringComparison.Ordinal) ? Url.Query[4..] : Url.ToString();
}
