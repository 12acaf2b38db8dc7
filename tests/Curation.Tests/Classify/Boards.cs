using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Ingest.Sources;

namespace Curation.Tests.Classify;

/// <summary>The saved boards of the public data.</summary>
internal static class Boards
{
    public static Dictionary<(string Board, string PostingId), Posting> Postings()
    {
        var postings = new Dictionary<(string, string), Posting>();
        foreach (var file in Directory.EnumerateFiles(SharedData.Set("postings", "ashby_boards"), "*.json"))
        {
            var board = Path.GetFileNameWithoutExtension(file);
            var source = new Source(SourceId.Parse("ashby-board"), SourceKind.Ashby, board, Employer: board);
            var page = new Page(source.Id, $"file:{board}", ContentType: null, File.ReadAllBytes(file), DateTimeOffset.UnixEpoch);
            if (PostingSources.For(SourceKind.Ashby).Read(source, page) is ReadOutcome.Found found)
            {
                foreach (var posting in found.Postings)
                    postings[(board, posting.ExternalId)] = posting;
            }
        }

        return postings;
    }
}
