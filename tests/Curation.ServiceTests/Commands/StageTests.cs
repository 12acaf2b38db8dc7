using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Curation.Domain;
using Curation.Pipelines.Operate;
using Curation.Pipelines.Sample;
using Xunit;

namespace Curation.ServiceTests.Commands;

/// <summary>Every stage alone, as a process on standard streams: the documented forms to the letter.</summary>
public sealed class StageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("curation-stage-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Robots_answers_a_line_an_address()
    {
        var robots = Write("robots.txt", "User-agent: *\nDisallow: /private\nAllow: /private/jobs\n");
        var run = await CommandRun.OfAsync("robots", robots, "Curation", "https://example.org/private/1", "/private/jobs/1", "/");
        Assert.Equal(["deny", "allow", "allow"], run.Ends(ExitCode.Ok).Lines);
        (await CommandRun.OfAsync("robots", Path.Combine(folder, "none.txt"), "Curation", "/")).Ends(ExitCode.Failed);
    }

    [Fact]
    public async Task Salary_reads_what_is_paid_and_leaves_out_what_is_not_said()
    {
        var run = await CommandRun.PipeAsync("""{"id":"1","text":"£45k-55k a year"}""" + "\n" + """{"id":"2","text":"A text."}""" + "\n", "salary");
        Assert.Equal(["""{"id":"1","min":45000,"max":55000,"currency":"GBP","unit":"year"}""", """{"id":"2"}"""], run.Ends(ExitCode.Ok).Lines);
    }

    [Fact]
    public async Task Dedupe_names_the_smallest_id_of_each_cluster()
    {
        const string Text = "We look for a customer success manager who renews contracts and trains our customers in Leeds.";
        var run = await CommandRun.PipeAsync(
            $$"""
            {"id":"b","text":"{{Text}}","title":"fields that it does not need are passed over"}
            {"id":"a","text":"{{Text}} Apply now."}
            {"id":"c","text":"A nurse for the night shift of a small hospital near the sea."}
            {"id":"c","text":"twice"}
            """,
            "dedupe");
        Assert.Equal(["""{"id":"b","cluster":"a"}""", """{"id":"a","cluster":"a"}""", """{"id":"c","cluster":"c"}"""], run.Ends(ExitCode.DoneWithProblems).Lines);
        Assert.Equal("The id c comes twice; the later line is left out.", Assert.Single(run.Complaints));
    }

    [Fact]
    public async Task Extract_counts_in_UTF_16_units_of_the_text()
    {
        const string Text = "🚀 Für uns: you know C# and \"SQL\".";
        var run = await CommandRun.PipeAsync(JsonSerializer.Serialize(new { id = "1", text = Text }), "extract");
        var record = Record(run.Ends(ExitCode.Ok));
        Assert.Equal(["id", "spans"], Names(record));
        var spans = record["spans"]!.AsArray();
        Assert.NotEmpty(spans);
        foreach (var span in spans)
        {
            Assert.Equal(["start", "end", "text", "kind", "score"], Names(span!.AsObject()));
            Assert.Equal(Text[(int)span["start"]!..(int)span["end"]!], (string?)span["text"]);
            Assert.Contains((string?)span["kind"], (string[])["skill", "knowledge"]);
            Assert.InRange((double)span["score"]!, 0, 1);
        }

        Assert.Contains(spans, span => (string?)span!["text"] == "C#");
    }

    [Fact]
    public async Task Link_gives_ten_at_most_best_first_and_none_where_none_fits()
    {
        string[] skills = ["write", "tune", "read", "review", "explain", "test", "document", "migrate", "secure", "schedule", "design", "teach"];
        var others = Enumerable.Range(0, 400).Select(n => $"{(char)('a' + n % 26)}{(char)('k' + n / 26 % 16)}{(char)('p' - n % 7)}o {(char)('z' - n % 23)}e{(char)('b' + n % 19)}ing");
        Write("skills.csv", "id,label\n" + string.Join('\n', skills.Select(s => $"{s},{s} SQL queries").Concat(others.Select((o, n) => $"{n},{o}"))) + "\n");
        var run = await CommandRun.PipeAsync("""{"id":"1","text":"write SQL queries","context":"You write SQL queries."}""" + "\n" + """{"id":"2","text":"gardening"}""" + "\n", "link", "--taxonomy", folder);
        var records = run.Ends(ExitCode.Ok).Lines.Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        var links = records[0]["links"]!.AsArray();
        Assert.Equal(["id", "links"], Names(records[0]));
        Assert.Equal(10, links.Count);
        Assert.Equal("write", (string?)links[0]!["id"]);
        Assert.All(links, link => Assert.Equal(["id", "label", "score"], Names(link!.AsObject())));
        Assert.Equal(links.Select(l => (double)l!["score"]!).OrderDescending(), links.Select(l => (double)l!["score"]!));
        Assert.Equal("""{"id":"2","links":[]}""", run.Lines[1]);
    }

    [Theory]
    [InlineData("--framework")]
    [InlineData("--taxonomy")]
    public async Task Roles_says_when_it_abstains(string from)
    {
        Write("occupations.csv", "id,label\ncsm,customer success manager\nae,account executive\n");
        var run = await CommandRun.PipeAsync(
            """
            {"id":"1","title":"Customer Success Manager","text":"You renew contracts, run business reviews and train customers."}
            {"id":"2","title":"Deep-sea welder","text":"You weld under water."}
            {"id":"3","text":"no title"}
            """,
            "roles", from, from == "--framework" ? Framework("care") : folder);
        var records = run.Ends(ExitCode.DoneWithProblems).Lines.Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        string[] fields = ["id", "role", "score", "abstained", "alternatives"];
        Assert.Equal(from == "--framework" ? [.. fields, "because"] : fields, Names(records[0]));
        Assert.False((bool)records[0]["abstained"]!);
        Assert.True((bool)records[1]["abstained"]!);
        Assert.All(records[0]["alternatives"]!.AsArray(), a => Assert.Equal(["role", "score"], Names(a!.AsObject())));
        Assert.Equal("""standard input, line 3: "title" is missing. The line is left out.""", Assert.Single(run.Complaints));
    }

    [Fact]
    public async Task Parse_reads_a_page_from_standard_input_with_its_address_and_charset()
    {
        const string Page = """<script type="application/ld+json">{"@type":"JobPosting","title":"Café lead","description":"<p>You lead.</p>","url":"/jobs/1"}</script>""";
        var run = await CommandRun.PipeAsync(Page, "parse", "--url", "https://example.org/jobs/", "--content-type", "text/html; charset=utf-8");
        var record = Record(run.Ends(ExitCode.Ok));
        Assert.Equal(("Café lead", "https://example.org/jobs/1", "You lead."), ((string?)record["title"], (string?)record["url"], (string?)record["text"]));
        Assert.StartsWith("json-ld:", (string?)record["provenance"]!["title"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parse_names_what_is_no_posting_and_goes_on()
    {
        Write("a.html", "<p>No data here.</p>");
        Write("b.jsonl", """{"external_id":"1","title":"Seller","text":"You sell."}""");
        File.CreateSymbolicLink(Path.Combine(folder, "c.html"), "/nowhere");
        var run = (await CommandRun.OfAsync("parse", folder)).Ends(ExitCode.DoneWithProblems);
        Assert.Equal("Seller", (string?)Record(run)["title"]);
        Assert.Equal(2, run.Complaints.Count);
        Assert.Contains("a.html: ", run.Complaints[0], StringComparison.Ordinal);
        Assert.Contains("c.html is left out: it cannot be read", run.Complaints[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Postings_become_proposals_without_any_server()
    {
        var day = new DateOnly(2026, 6, 15);
        var pages = Directory.CreateDirectory(Path.Combine(folder, "board")).FullName;
        foreach (var (path, document) in SampleBoard.Load().Render(day, new Uri("http://127.0.0.1:5281/")).Documents.Where(d => d.Key.StartsWith("/sample/", StringComparison.Ordinal)))
        {
            var ending = document.ContentType.Contains("json", StringComparison.Ordinal) ? ".json" : document.ContentType.Contains("rss", StringComparison.Ordinal) ? "" : ".html";
            await File.WriteAllBytesAsync(Path.Combine(pages, path[1..].Replace('/', '-') + ending), document.Bytes, TestContext.Current.CancellationToken);
        }

        var (care, ship) = (Framework("care"), Framework("ship"));
        var postings = await CommandRun.OfAsync("parse", pages);
        Assert.True(postings.Lines.Count >= 150, postings.Errors);
        var analysed = (await CommandRun.PipeAsync(postings.Output, "analyse", "--framework", care, "--framework", ship, "--as-of", "2026-06-15")).Ends(ExitCode.Ok);
        Assert.Equal(postings.Lines.Count, analysed.Lines.Count);
        Assert.Equal(["posting", "employer_key", "cluster", "observed_on", "analysis"], Names(JsonNode.Parse(analysed.Lines[0])!.AsObject()));
        var proposals = (await CommandRun.PipeAsync(analysed.Output, "propose", "--framework", care, "--as-of", "2026-06-15")).Ends(ExitCode.Ok);
        var kinds = proposals.Lines.Select(line => (string?)JsonNode.Parse(line)!["kind"]).ToHashSet(StringComparer.Ordinal);
        Assert.Subset(kinds!, new HashSet<string?>(["add_skill", "add_alias"], StringComparer.Ordinal)!);
        var texts = postings.Lines.Select(line => (string)JsonNode.Parse(line)!["text"]!).Distinct(StringComparer.Ordinal).ToDictionary(NaturalKey.Hash, text => text, StringComparer.Ordinal);
        foreach (var evidence in proposals.Lines.SelectMany(line => JsonNode.Parse(line)!["evidence"]!.AsArray()))
            Assert.Equal(texts[(string)evidence!["text"]!][(int)evidence["start"]!..(int)evidence["end"]!], (string?)evidence["sentence"]);
    }

    [Theory]
    [InlineData("salary")]
    [InlineData("dedupe")]
    [InlineData("extract")]
    [InlineData("propose", "--framework", "{care}")]
    [InlineData("analyse", "--framework", "{care}")]
    public async Task Bad_lines_are_named_by_number_and_left_out(params string[] arguments)
    {
        var run = await CommandRun.PipeAsync(
            """
            {broken
            [1]
            "x"

            {"id":"1"}
            {"id":"2","text":null,"title":null}
            {"id":7,"text":"a"}
            null
            """,
            [.. arguments.Select(a => a == "{care}" ? Framework("care") : a)]);
        run.Ends(ExitCode.DoneWithProblems);
        Assert.Empty(run.Output);
        Assert.Equal((int[])[1, 2, 3, 5, 6, 7, 8], run.Complaints.Select(c => int.Parse(c["standard input, line ".Length..].Split(':')[0])));
        Assert.All(run.Complaints, c => Assert.DoesNotContain("System.", c, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reader_that_has_seen_enough_ends_a_stage_quietly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no head.");
        var input = Write("many.jsonl", string.Concat(Enumerable.Repeat("{\"id\":\"1\",\"text\":\"£45k a year\"}\n", 200_000)));
        var start = new ProcessStartInfo("bash", ["-c", $"dotnet '{CommandRun.Program}' salary '{input}' | head -1; echo ${{PIPESTATUS[0]}}"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (said, errors) = (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("{\"id\":\"1\",\"min\":45000,\"max\":45000,\"currency\":\"GBP\",\"unit\":\"year\"}\n0\n", ""), (said, errors));
    }

    [Fact]
    public async Task A_full_disk_has_its_code()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full.");
        var start = new ProcessStartInfo("bash", ["-c", $"echo '{{\"id\":\"1\",\"text\":\"x\"}}' | dotnet '{CommandRun.Program}' salary > /dev/full"]) { UseShellExecute = false, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        Assert.StartsWith("curation: A disk is full", await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.DataFolder, process.ExitCode);
    }

    [Fact]
    public async Task Help_of_every_command_has_an_example()
    {
        var root = (await CommandRun.OfAsync("--help")).Ends(ExitCode.Ok);
        foreach (var command in Commands(root))
        {
            var help = (await CommandRun.OfAsync(command, "--help")).Ends(ExitCode.Ok);
            var subs = Commands(help);
            Assert.True(help.Output.Contains("Example: ", StringComparison.Ordinal), $"{command} has no example.");
            foreach (var sub in subs)
                Assert.True((await CommandRun.OfAsync(command, sub, "--help")).Ends(ExitCode.Ok).Output.Contains("Example: ", StringComparison.Ordinal), $"{command} {sub} has no example.");
        }
    }

    private static List<string> Commands(CommandRun help) =>
        [.. help.Output.Split('\n').SkipWhile(line => line != "Commands:").Skip(1).TakeWhile(line => line.Length > 0)
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ').Select(line => line.Trim().Split(' ')[0])];

    private static string[] Names(JsonObject record) => [.. record.Select(member => member.Key)];

    private static JsonObject Record(CommandRun run) => JsonNode.Parse(Assert.Single(run.Lines))!.AsObject();

    private string Framework(string name) => Write($"{name}.framework.json", JsonSerializer.Serialize(SampleFrameworks.Load(name), CurationJson.Indented));

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
