using Curation.Domain.Proposals;

namespace Curation.Ui.Review;

/// <summary>A sentence with the words in it that name the skill.</summary>
public sealed record Span(string Lead, string Marked, string Rest)
{
    /// <summary>Offsets that do not fit the sentence mark nothing rather than something wrong.</summary>
    public static Span Of(Evidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var (from, to) = (evidence.SpanStart - evidence.Start, evidence.SpanEnd - evidence.Start);
        return from < 0 || to <= from || to > evidence.Sentence.Length
            ? new Span(evidence.Sentence, "", "")
            : new Span(evidence.Sentence[..from], evidence.Sentence[from..to], evidence.Sentence[to..]);
    }

    /// <summary>Where the sentence comes from, if that can be followed: http or https only.</summary>
    public static Uri? Link(Evidence evidence) =>
        evidence?.Url is { IsAbsoluteUri: true } url && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) ? url : null;
}
