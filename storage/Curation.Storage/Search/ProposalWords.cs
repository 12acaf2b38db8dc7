namespace Curation.Storage.Search;

/// <summary>Words that proposals are searched for: those of <see cref="QueryReader"/>, without its fields.</summary>
public static class ProposalWords
{
    /// <summary>Whatever the text, this returns.</summary>
    public static QueryReading Read(string? text) => QueryReader.Read(text) switch
    {
        QueryReading.Read { Query: { Filters.Count: 0, From: null, To: null } } read => read,
        QueryReading.Read read => new QueryReading.Wrong(
            $"“{(read.Query with { Terms = [] }).ToString()}” is for postings. Choose from the menus here, or put the words in quotation marks."),
        var wrong => wrong,
    };

    /// <exception cref="ArgumentException">Words that cannot be searched: ask <see cref="Read"/> first.</exception>
    internal static IReadOnlyList<QueryTerms> Of(string? text) => Read(text) is QueryReading.Read read
        ? read.Query.Terms
        : throw new ArgumentException("These words cannot be searched.", nameof(text));
}
