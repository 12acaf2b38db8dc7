using System.CommandLine;
using Curation.Domain;
using Curation.Domain.Market;
using Curation.Domain.Postings;
using Curation.Ingest;
using Curation.Pipelines.Commands.Stages;
using Curation.Pipelines.Operate;
using Curation.Storage;
using Curation.Storage.Frameworks;
using Curation.Storage.Pages;
using Curation.Storage.Sources;

namespace Curation.Pipelines.Commands;

/// <summary><c>import postings|framework|taxonomy</c>: files → the database. The next night works on what came in.</summary>
public static class ImportCommand
{
    public static Command Create() => new("import", "Bring postings, frameworks or a taxonomy in from files. Example: curation import postings boards/")
    {
        Postings(),
        Framework(),
        Taxonomy(),
    };

    private static Command Postings()
    {
        var paths = new Argument<string[]>("path") { Description = "Files or folders: Ashby board responses, JSON lines, CSV, feeds, pages.", Arity = ArgumentArity.OneOrMore };
        var source = new Option<string?>("--source") { Description = "The source that all files belong to; without it each file is one of its own.", HelpName = "SOURCE" };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "The business date on which the files came in.", HelpName = "DATE" };
        var command = new Command("postings", "Keep files as pages, to be read by the next night. Example: curation import postings boards/")
        {
            paths, source, asOf,
        };
        command.SetAction(async (result, cancellation) =>
        {
            var files = InputFiles.Expand(result.GetValue(paths)!);
            if (files.Count == 0)
                throw new RefusalException(ExitCode.Failed, $"There is no file in {string.Join(", ", result.GetValue(paths)!)}. Nothing was changed.");
            SourceId? named = result.GetValue(source) is { } name ? SourceNames.Parse(name) : null;
            await using var host = await NightHost.OpenAsync(result, cancellation);
            var at = result.GetValue(asOf) is { } date
                ? new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero)
                : host.Get<TimeProvider>().GetUtcNow();
            var problems = 0;
            foreach (var file in files)
            {
                if (await ImportAsync(host, file, named, at, cancellation) is { } problem)
                {
                    problems++;
                    await Console.Error.WriteLineAsync(problem);
                }
            }

            await Console.Out.WriteLineAsync(
                $"{files.Count - problems} of {files.Count} files are kept; './curation run nightly' reads them.{(problems == 0 ? "" : $" {problems} left out, each named above with its reason.")}");
            return problems == 0 ? ExitCode.Ok : ExitCode.DoneWithProblems;
        });
        return command;
    }

    /// <returns>Why the file was left out, or none.</returns>
    private static async Task<string?> ImportAsync(NightHost host, FileInfo file, SourceId? named, DateTimeOffset at, CancellationToken cancellation)
    {
        var (bytes, fault) = InputFiles.TryRead(file, host.Get<IngestOptions>().MaxListingBytes);
        if (fault is not null)
            return $"{file.FullName} is left out: {fault}.";
        if (bytes.Length == 0)
            return $"{file.FullName} is left out: it is empty.";
        if (ImportedFile.KindOf(file.Name, bytes.AsSpan(0, Math.Min(bytes.Length, 4096))) is not { } kind)
            return $"{file.FullName} is left out: it is no Ashby board, JSON lines, CSV, feed or page.";
        var id = named ?? SourceNames.Of(kind, file.Name);
        var sources = host.Get<SourceStore>();
        var known = await sources.GetAsync(id, cancellation);
        if (known is not null && known.Kind != kind)
            return $"{file.FullName} is left out: the source {id} holds {known.Kind} files, and this is {kind}. Name another with --source.";
        if (known is null)
            await sources.SaveAsync(new Source(id, kind, id.ToString(), Employer: kind == SourceKind.Ashby ? SourceNames.EmployerOf(file.Name) : null), cancellation);
        var hash = NaturalKey.Hash(bytes);
        var page = new FetchOutcome.Fetched(bytes, ContentType: null, ETag: null, LastModified: null, NameOf(file));
        await host.Get<Database>().InTransactionAsync(work => host.Get<PageStore>().SaveFetch(work, id, $"file:{hash}", page, at), cancellation);
        return null;
    }

    /// <summary>So that a person finds the file again; the page is known by its hash.</summary>
    private static Uri NameOf(FileInfo file) =>
        Uri.TryCreate(file.Name, UriKind.Relative, out var name) ? name : new Uri(Uri.EscapeDataString(file.Name), UriKind.Relative);

    private static Command Framework()
    {
        var files = new Argument<FileInfo[]>("file") { Description = "Frameworks as JSON (docs/formats.md).", Arity = ArgumentArity.OneOrMore };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "The business date on which it is published.", HelpName = "DATE" };
        var command = new Command("framework", "Publish a framework from its file. Example: curation import framework care.json") { files, asOf };
        command.SetAction(async (result, cancellation) =>
        {
            var frameworks = result.GetValue(files)!.Select(FrameworkFile.Read).ToList();
            await using var host = await NightHost.OpenAsync(result, cancellation);
            var at = result.GetValue(asOf) is { } date
                ? new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero)
                : host.Get<TimeProvider>().GetUtcNow();
            foreach (var framework in frameworks)
            {
                var version = await host.Get<FrameworkStore>().PublishAsync(framework, "Imported.", at, cancellation);
                await Console.Out.WriteLineAsync(
                    $"{framework.Code} is version {version}: {framework.Profiles.Count} profiles, {framework.Competencies.Count} competencies, {framework.Skills.Count} skills.");
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Taxonomy()
    {
        var scheme = new Argument<string>("scheme") { Description = "The taxonomy's short name, as in esco." };
        var folder = new Argument<DirectoryInfo>("folder") { Description = "A folder with skills.csv, occupations.csv and, if there are any, relations.csv." };
        var command = new Command("taxonomy", "Keep a taxonomy that terms are linked to. Example: curation import taxonomy esco ./esco") { scheme, folder };
        command.SetAction(async (result, cancellation) =>
        {
            var taxonomy = TaxonomyFolder.Read(result.GetValue(scheme)!, result.GetValue(folder)!);
            await using var host = await NightHost.OpenAsync(result, cancellation);
            await host.Get<TaxonomyStore>().SaveAsync(taxonomy, cancellation);
            await Console.Out.WriteLineAsync($"{taxonomy.Scheme}: {taxonomy.Skills.Count} skills, {taxonomy.Occupations.Count} occupations.");
            return ExitCode.Ok;
        });
        return command;
    }
}
