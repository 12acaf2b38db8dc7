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
            Parse("standard input", Console.OpenStandardInput(), url, contentType, lines);
        foreach (var file in InputFiles.Expand(paths))
        {
            using var stream = InputFiles.Open(file);
            Parse(file.FullName, stream, url, contentType, lines);
        }

        return lines.Code;
    }

    private static void Parse(string name, Stream stream, string? url, string? contentType, JsonLineStreams lines)
    {
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        var bytes = buffer.ToArray();
        var kind = PageKind.Of(name, contentType, bytes);
        var source = new Source(SourceNames.Of(kind, name), kind, name, Employer: kind == SourceKind.Ashby ? SourceNames.EmployerOf(name) : null);
        var page = new Page(source.Id, url ?? $"file:{Path.GetFileName(name)}", contentType, bytes, DateTimeOffset.UnixEpoch);
        switch (PostingSources.For(kind).Read(source, page))
        {
            case ReadOutcome.Found found:
                foreach (var posting in found.Postings)
                    lines.Write(posting);
                foreach (var problem in found.Problems)
                    lines.Problem($"{name}: {problem}");
                break;
            case ReadOutcome.NotAPosting none:
                lines.Problem($"{name}: {none.Reason}");
                break;
            case ReadOutcome.Unreadable unreadable:
                lines.Problem($"{name}: {unreadable.Reason}");
                break;
        }
    }
}
