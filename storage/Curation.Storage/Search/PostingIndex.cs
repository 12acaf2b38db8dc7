namespace Curation.Storage.Search;

internal static class PostingIndex
{
    public const string Name = "postings";
}
