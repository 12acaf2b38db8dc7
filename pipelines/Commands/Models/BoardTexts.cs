using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Ingest.Sources;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Models;

/// <summary>The postings of saved Ashby boards, by the board's file name and the posting's id: labels name them so, and keep no texts.</summary>
internal sealed class BoardTexts
{
    private readonly Dictionary<(string Board, string Posting), Posting> postings = [];

    /// <exception cref="RefusalException">The folder is not there or holds no board.</exception>
    public BoardTexts(DirectoryInfo folder)
    {
        IEnumerable<FileInfo> files = folder.Exists ? folder.EnumerateFiles("*.json").OrderBy(f => f.Name, StringComparer.Ordinal) : [];
        foreach (var file in files)
        {
            var board = Path.GetFileNameWithoutExtension(file.Name);
            var source = new Source(SourceId.Parse("ashby-board"), SourceKind.Ashby, board, Employer: board);
            var page = new Page(source.Id, $"file:{board}", ContentType: null, File.ReadAllBytes(file.FullName), DateTimeOffset.UnixEpoch);
            if (PostingSources.For(SourceKind.Ashby).Read(source, page) is not ReadOutcome.Found found)
                continue;
            foreach (var posting in found.Postings)
                postings[(board, posting.ExternalId)] = posting;
        }

        if (postings.Count == 0)
            throw new RefusalException(ExitCode.Failed, $"There is no saved board in {folder.FullName}: one JSON file a company is expected.");
    }

    /// <summary>All postings, by board and id.</summary>
    public IEnumerable<(string Board, Posting Posting)> All => postings.OrderBy(p => p.Key.Board, StringComparer.Ordinal).ThenBy(p => p.Key.Posting, StringComparer.Ordinal).Select(p => (p.Key.Board, p.Value));

    public Posting? Of(string board, string id) => postings.GetValueOrDefault((board, id));
}
