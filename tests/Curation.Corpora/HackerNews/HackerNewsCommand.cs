using System.Globalization;
using System.Text.Json;
using Curation.Domain;

namespace Curation.Corpora.HackerNews;

/// <summary><c>hn HN_DIR OUT_DIR [--from YYYY-MM] [--to YYYY-MM]</c>: the monthly threads as postings, a file of JSON lines a month.</summary>
internal static class HackerNewsCommand
{
    public static int Run(string folder, string outFolder, params IReadOnlyList<string> options)
    {
        var from = Month(options, "--from") ?? DateOnly.MinValue;
        var to = Month(options, "--to") ?? DateOnly.MaxValue;
        Directory.CreateDirectory(outFolder);
        foreach (var file in Directory.EnumerateFiles(folder, "????-??.json").Order(StringComparer.Ordinal))
        {
            var month = DateOnly.ParseExact(Path.GetFileNameWithoutExtension(file), "yyyy-MM", CultureInfo.InvariantCulture);
            if (month < from || month > to)
                continue;
            using var stream = File.OpenRead(file);
            var postings = ThreadComment.ReadThread(stream).SelectMany(comment => ThreadPosting.AllOf(comment, month)).ToList();
            File.WriteAllLines(
                Path.Combine(outFolder, $"{month:yyyy-MM}.jsonl"),
                postings.Select(posting => JsonSerializer.Serialize(posting, CurationJson.Line)));
            Console.WriteLine(
                $"{month:yyyy-MM}: {postings.Count} postings, {postings.Count(p => p.Title is null)} without a title, {postings.Count(p => p.Employer is null)} without an employer");
        }

        return 0;
    }

    private static DateOnly? Month(IReadOnlyList<string> options, string name)
    {
        for (var i = 0; i + 1 < options.Count; i += 2)
        {
            if (options[i] == name)
                return DateOnly.ParseExact(options[i + 1], "yyyy-MM", CultureInfo.InvariantCulture);
        }

        return null;
    }
}
