using System.Text.Json;
using System.Text.Json.Serialization;

namespace Curation.Corpora.Labels;

/// <summary>One posting of a saved Ashby board, as far as a person needs it to tell its role.</summary>
/// <param name="Board">The company's name in the board's address: the file's name.</param>
public sealed record BoardPosting(string Board, string Id, string Title, string Department, string Text)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    public static IEnumerable<BoardPosting> ReadAll(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            var board = JsonSerializer.Deserialize<Saved>(stream, Options);
            foreach (var job in board?.Jobs ?? [])
                yield return new BoardPosting(Path.GetFileNameWithoutExtension(file), job.Id, job.Title, job.Department ?? "", job.DescriptionPlain ?? "");
        }
    }

    private sealed record Saved(IReadOnlyList<Job>? Jobs);

    private sealed record Job(string Id, string Title, string? Department, string? DescriptionPlain);
}
