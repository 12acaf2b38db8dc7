using Curation.Domain.Frameworks;
using Curation.Storage.Frameworks;
using Curation.Storage.Publishing;

namespace Curation.Ui.Api;

/// <summary>What changed between two versions, put together from what each of them brought.</summary>
internal sealed class ChangesReader(FrameworkStore frameworks, PublishStore publishing, PublishedDocuments documents)
{
    /// <param name="to">A version that is there, as is <paramref name="since"/>, which is no later.</param>
    /// <param name="isImmutable">Whether the address names both versions.</param>
    public async Task<IResult> ReadAsync(FrameworkCode code, int since, int to, bool isImmutable, CancellationToken ct)
    {
        var versions = (await frameworks.VersionsAsync(code, ct)).ToDictionary(v => v.Version);
        var came = Enumerable.Range(since + 1, to - since).Select(n => versions[n]).ToList();
        var before = (await documents.OfAsync(versions[since], ct)).Content;
        var after = (await documents.OfAsync(versions[to], ct)).Content;
        var comparison = FrameworkComparison.Of(before, after);
        var changes = new List<DecidedChange>();
        foreach (var version in came)
            changes.AddRange((await publishing.DecisionsAsync(code, version.Version, ct)).Select(DecidedChange.Of));
        var replaced = (await publishing.ReplacedAsync(code, ct)).Where(r => r.Version > since && r.Version <= to).Select(r => new Heir(r.Element, r.Version, r.ReplacedBy));
        var document = new ChangesDocument(
            code, since, to, [.. came.Select(VersionHead.Of)], Changelog.Of(comparison, before, after).Lines, comparison.Differences, changes, [.. replaced]);
        return Answer.Of(document, versions[to].PublishedAt, isImmutable);
    }
}
