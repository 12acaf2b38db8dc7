using System.Text.Json;
using Curation.Domain;

namespace Curation.Corpora.Labels;

/// <summary>
/// <c>labels sample BOARDS_DIR OUT.jsonl</c> draws the postings whose role is told, <c>labels occupations</c> those whose occupation is; <c>labels show BOARDS_DIR SAMPLE.jsonl</c> prints their titles
/// and texts for a reader. Files that are kept hold identifiers and labels only: the texts belong to the employers.
/// </summary>
internal static class LabelsCommand
{
    private const int Count = 200;
    private const string Seed = "roles-1";

    public static int Sample(string boards, string outFile)
    {
        var drawn = RoleSample.Draw(BoardPosting.ReadAll(boards), Count, Seed);
        File.WriteAllLines(outFile, drawn.Select(p => JsonSerializer.Serialize(new Identifier(p.Board, p.Id), CurationJson.Line)));
        Console.WriteLine($"{outFile}: {drawn.Count} postings of {drawn.Select(p => p.Board).Distinct(StringComparer.Ordinal).Count()} boards");
        return 0;
    }

    /// <summary>With the titles: they are what a reader searches the taxonomy by.</summary>
    public static int Occupations(string boards, string outFile)
    {
        var drawn = OccupationSample.Draw(BoardPosting.ReadAll(boards), Count);
        File.WriteAllLines(outFile, drawn.Select(p => JsonSerializer.Serialize(new Titled(p.Board, p.Id, p.Title), CurationJson.Line)));
        Console.WriteLine($"{outFile}: {drawn.Count} postings of {drawn.Select(p => p.Board).Distinct(StringComparer.Ordinal).Count()} boards");
        return 0;
    }

    public static int Show(string boards, string sampleFile)
    {
        var postings = BoardPosting.ReadAll(boards).ToDictionary(p => (p.Board, p.Id));
        foreach (var line in File.ReadLines(sampleFile))
        {
            var identifier = JsonSerializer.Deserialize<Identifier>(line, CurationJson.Line)!;
            var posting = postings[(identifier.Board, identifier.PostingId)];
            Console.WriteLine($"=== {posting.Board} {posting.Id}\n{posting.Title} [{posting.Department}]\n\n{posting.Text}\n");
        }

        return 0;
    }

    private sealed record Identifier(string Board, string PostingId);

    private sealed record Titled(string Board, string PostingId, string Title);
}
