using System.CommandLine;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Ingest.Sources;
using Curation.Ingest;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Stages;

/// <summary><c>parse</c>: saved pages, board responses, feeds and files → postings.</summary>
internal static class ParseCommand
{
    private static readonly IngestOptions Limits = new();

    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Files or folders; standard input where none is named.", Arity = ArgumentArity.ZeroOrMore };
        var url = new Option<string?>("--url") { Description = "The address that the page was read at; links are resolved against it." };
        var type = new Option<string?>("--content-type") { Description = "The Content-Type that the server sent, with its charset." };
        var command = new Command("parse", "Read postings out of pages, board responses, feeds, JSON lines or CSV. Example: curation parse board.json > postings.jsonl")
        {
            paths, url, type,
        };
        command.SetAction(result => Run(result.GetValue(paths)!, result.GetValue(url), result.GetValue(type)));
        return command;
    }

    private static int Run(string[] paths, string? url, string? contentType)
    {
        using var lines = new JsonLineStreams();
        if (paths.Length == 0)
        {
            using var buffer = new MemoryStream();
            using var input = Console.OpenStandardInput();
            input.CopyTo(buffer);
            Parse("standard input", buffer.ToArray(), url, contentType, lines);
        }

        foreach (var file in InputFiles.Expand(paths))
        {
            var (bytes, fault) = InputFiles.TryRead(file, Limits.MaxListingBytes);
            if (fault is null)
                Parse(file.FullName, bytes, url, contentType, lines);
            else
                lines.Problem($"{file.FullName} is left out: {fault}.");
        }

        return lines.Code;
    }

    private static void Parse(string name, byte[] bytes, string? url, string? contentType, JsonLineStreams lines)
    {
        var kind = PageKind.Of(name, contentType, bytes);
        var source = new Source(SourceNames.Of(kind, name), kind, name, Employer: kind == SourceKind.Ashby ? SourceNames.EmployerOf(name) : null);
        var page = new Page(source.Id, url ?? $"file:{Path.GetFileName(name)}", contentType, bytes, DateTimeOffset.UnixEpoch);
        var (postings, problems) = PostingSources.For(kind, Limits).Read(source, page) switch
        {
            ReadOutcome.Found found => (found.Postings, found.Problems),
            ReadOutcome.NotAPosting none => ([], [none.Reason]),
            ReadOutcome.Unreadable unreadable => ([], [unreadable.Reason]),
            _ => ((IReadOnlyList<Posting>)[], (IReadOnlyList<string>)[]),
        };
        foreach (var posting in postings)
            lines.Write(posting);
        foreach (var problem in problems)
            lines.Problem($"{name}: {problem}");
    }
}
