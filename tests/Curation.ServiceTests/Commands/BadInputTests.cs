using System.Text;
using System.Text.Json.Nodes;
using Curation.Pipelines.Operate;
using Curation.ServiceTests.Storage;
using Xunit;

namespace Curation.ServiceTests.Commands;

/// <summary>Whatever a person hands in: it is kept with its reason or left out with one line, the rest goes on, and the exit code says so.</summary>
public sealed class BadInputTests(FreshDatabase database) : StorageTest(database), IDisposable
{
    private const string Posting = """{"external_id":"1","title":"Account Executive","employer":"Birch","text":"You will own the pipeline and close deals with new customers in the region."}""";
    private const string Date = "2026-06-15";

    private readonly string folder = Directory.CreateTempSubdirectory("curation-bad-").FullName;

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_folder_with_a_mix_of_all_goes_through_the_night_and_every_fault_is_named()
    {
        Write("good.jsonl", Posting);
        Write("empty.json", "");
        Write("empty.csv", "");
        Write("broken-board.json", """{"jobs":[{"id":"a","title":"Customer Success Manager","descriptionPlain":"You renew contracts.","isListed":true},{"id":"b","title":"Half""");
        Write("no-board.json", "this is no JSON at all");
        Write("picture.html", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0]);
        Write("program", [0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 1, 2]);
        Write("huge.html", Padded("<html><body>", 50 << 20));
        Write("wrong-charset.html", Latin1Page());
        Write("graph.html", Page("""{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x",},{"@type":["JobPosting"],"title":"Sales Manager","description":"<p>You lead sellers.</p>","hiringOrganization":[{"@type":"Organization","name":"Alder"}],},],}"""));
        Write("no-title.html", Page("""{"@type":"JobPosting","description":"A text without a title.","hiringOrganization":{"name":"Alder"}}"""));
        Write("mixed.jsonl", $$"""
            {{Posting.Replace("\"1\"", "\"2\"", StringComparison.Ordinal)}}
            {"external_id":"3","text":"It has no title."}
            [1, 2]
            {"external_id":"4","title":
            """);
        File.CreateSymbolicLink(Path.Combine(folder, "dangling.json"), "/nowhere/at/all.json");
        File.CreateSymbolicLink(Path.Combine(folder, "unreadable.json"), "/proc/self/mem");

        var import = (await OnAsync("import", "postings", folder, "--as-of", Date)).Ends(ExitCode.DoneWithProblems);
        Assert.Equal("8 of 14 files are kept; './curation run nightly' reads them. 6 left out, each named above with its reason.", Assert.Single(import.Lines));
        Assert.Equal(6, import.Complaints.Count);
        foreach (var (name, reason) in new[] { ("empty.json", "it is empty"), ("empty.csv", "it is empty"), ("no-board.json", "it is no Ashby board"), ("program", "it is no Ashby board"), ("unreadable.json", "it cannot be read"), ("dangling.json", "it cannot be read") })
            Assert.Contains(import.Complaints, line => line.Contains($"{name} is left out: {reason}", StringComparison.Ordinal));

        var night = (await OnAsync("run", "nightly", "--as-of", Date)).Ends(ExitCode.DoneWithProblems);
        Assert.Matches(@"^The night of 2026-06-15 ended: succeeded with problems, \d+ pages or entries had problems, ", night.Lines[^1]);
        Assert.Contains("Pages and entries with problems: read ", night.Errors, StringComparison.Ordinal);
        Assert.Contains("./curation export problems", night.Errors, StringComparison.Ordinal);

        var problems = (await OnAsync("export", "problems")).Ends(ExitCode.Ok).Lines.Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(int.Parse(night.Lines[^1].Split("problems, ")[1].Split(' ')[0]), problems.Count);
        Named("file:broken-board.json", "found", "breaks off");
        Named("file:picture.html", "unreadable", "binary (PNG)");
        Named("file:huge.html", "unreadable", "too large");
        Named("file:no-title.html", "not_a_posting", "it has no title");
        Named("file:mixed.jsonl", "found", "it has no title");
        Named("file:mixed.jsonl", "found", "it is no JSON object");
        Named("file:mixed.jsonl", "found", "it is no JSON");
        Assert.Equal(
            ["Account Executive", "Account Executive", "Customer Success Manager", "Kundenberaterin für Köln", "Sales Manager"],
            (await Database.AskAsync<string[]>("SELECT array_agg(title ORDER BY title COLLATE \"C\") FROM postings"))!);

        void Named(string address, string outcome, string reason) => Assert.Contains(
            problems, p => (string?)p["address"] == address && (string?)p["outcome"] == outcome && ((string?)p["reason"])!.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_of_70_MB_is_left_out_with_its_size_and_the_limit()
    {
        Write("large.jsonl", Padded(Posting + "\n", 70 << 20));
        Write("good.jsonl", Posting);
        var import = (await OnAsync("import", "postings", folder)).Ends(ExitCode.DoneWithProblems);
        Assert.Contains("large.jsonl is left out: it has 73,400,320 bytes, and 67,108,864 are the most (Ingest:MaxListingBytes).", Assert.Single(import.Complaints), StringComparison.Ordinal);
        Assert.StartsWith("1 of 2 files are kept", import.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is neither a file nor a folder. Nothing was changed.", "import", "postings", "/nowhere/at/all")]
    [InlineData("There is no file in {}. Nothing was changed.", "import", "postings", "{}")]
    [InlineData("cannot be read", "import", "framework", "/nowhere/care.json")]
    [InlineData("holds neither skills.csv nor occupations.csv", "import", "taxonomy", "esco", "{}")]
    [InlineData("There is no such version of NOPE.", "export", "framework", "NOPE")]
    [InlineData("No model is live yet", "export", "analyses")]
    public async Task What_cannot_be_done_is_refused_in_one_line(string says, params string[] arguments)
    {
        var run = (await OnAsync([.. arguments.Select(a => a.Replace("{}", folder, StringComparison.Ordinal))])).Ends(ExitCode.Failed);
        Assert.Contains(says.Replace("{}", folder, StringComparison.Ordinal), Assert.Single(run.Complaints), StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("{}", "\"code\", \"name\", \"purpose\" is missing")]
    [InlineData("[]", "it is no JSON object")]
    [InlineData("null", "it is no JSON object")]
    [InlineData("not json", "it is no JSON")]
    [InlineData(Posting, "there is no field")]
    [InlineData("""{"code":"care","name":"x","purpose":"y"}""", "\"code\" cannot be used")]
    [InlineData("""{"code":"CARE","name":"x","purpose":"y","skills":[{"code":"A"}]}""", "\"skills[0]\"")]
    public async Task What_is_no_framework_is_not_published(string content, string says)
    {
        Write("framework.json", content);
        var run = (await OnAsync("import", "framework", Path.Combine(folder, "framework.json"))).Ends(ExitCode.Failed);
        Assert.Contains(says, Assert.Single(run.Complaints), StringComparison.Ordinal);
        Assert.Equal(0, await Database.AskAsync<long>("SELECT count(*) FROM framework_versions"));
    }

    [Theory]
    [InlineData("id,label\n1,sell\n2,\n", "line 3: the first 2 columns must be filled")]
    [InlineData("id,label\n1,sell\n1,buy\n", "the id 1 comes twice")]
    [InlineData("id,label\n1,\"sell\n2,buy\n", "quotes do not match")]
    public async Task A_taxonomy_with_a_bad_row_is_refused_whole_and_the_row_named(string csv, string says)
    {
        Write("skills.csv", csv);
        var run = (await OnAsync("import", "taxonomy", "esco", folder)).Ends(ExitCode.Failed);
        Assert.Contains(says, Assert.Single(run.Complaints), StringComparison.Ordinal);
        Assert.Equal(0, await Database.AskAsync<long>("SELECT count(*) FROM taxonomies"));
    }

    [Theory]
    [InlineData("There is no option --nonsense here.", "salary", "--nonsense")]
    [InlineData("--nonsense", "run", "nightly", "--nonsense")]
    [InlineData("nonsense", "nonsense")]
    [InlineData("not a date such as 2026-01-31", "run", "nightly", "--as-of", "someday")]
    [InlineData("cannot name a source", "import", "postings", "/etc/hostname", "--source", "Not A Source")]
    public async Task A_wrong_command_line_is_told_in_a_line_and_where_help_is(string says, params string[] arguments)
    {
        var run = (await OnAsync(arguments)).Ends(ExitCode.Usage);
        Assert.Contains(says, run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("Ingest__DelayPerHost", "99:00:00", "Ingest:DelayPerHost")]
    [InlineData("Ingest__UserAgent", "no product", "Ingest:UserAgent")]
    [InlineData("Classify__RoleFloor", "2", "Classify:RoleFloor")]
    [InlineData("Classify__ModelFolder", "/nowhere", "Classify:ModelFolder")]
    [InlineData("Storage__Elasticsearch__User", "someone", "Storage:Elasticsearch:Url")]
    [InlineData("Storage__Elasticsearch__Prefix", "UPPER", "Storage:Elasticsearch:Prefix")]
    [InlineData("Pipelines__TimeZone", "Mars/Phobos", "Pipelines:TimeZone")]
    [InlineData("Pipelines__Workers", "0", "Pipelines:Workers")]
    [InlineData("CurationUi__Port", "eighty", "CurationUi:Port")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string variable, string value, string setting)
    {
        var run = (await CommandRun.OfAsync("", ["run", "nightly"], [("Storage__ConnectionString", Database.Owner), (variable, value)])).Ends(ExitCode.Settings);
        Assert.Contains(setting, Assert.Single(run.Complaints), StringComparison.Ordinal);
    }

    private static string Page(string jsonLd) => $"<html><head><script type=\"application/ld+json\">{jsonLd}</script></head><body></body></html>";

    private static byte[] Latin1Page() => Encoding.Latin1.GetBytes(
        """<html><head><meta charset="utf-8"><script type="application/ld+json">{"@type":"JobPosting","title":"Kundenberaterin für Köln","description":"Für Kunden in Köln und Düsseldorf, über Größen und Maße."}</script></head></html>""");

    private static byte[] Padded(string start, int size)
    {
        var bytes = new byte[size];
        Array.Fill(bytes, (byte)' ');
        Encoding.UTF8.GetBytes(start, bytes);
        return bytes;
    }

    private Task<CommandRun> OnAsync(params string[] arguments) => CommandRun.OnAsync(Database.Owner, arguments);

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(folder, name), content);

    private void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(folder, name), content);
}
