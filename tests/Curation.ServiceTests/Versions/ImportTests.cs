using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.ServiceTests.Accounts;
using Curation.ServiceTests.Storage;
using Curation.ServiceTests.Ui;
using Curation.Storage.Exchange;
using Xunit;

namespace Curation.ServiceTests.Versions;

public sealed class ImportTests(FreshDatabase database) : VersionsTest(database)
{
    private const string Import = "/frameworks/CARE/import";

    [Fact]
    public async Task What_is_downloaded_is_imported_unchanged_as_JSON_and_as_CSV()
    {
        foreach (var format in new[] { "json", "csv" })
        {
            using var download = await Lead.GetAsync($"/frameworks/CARE/versions/1/download?format={format}");
            Assert.Equal($"CARE-1.{format}", download.Content.Headers.ContentDisposition?.FileName);
            var (status, said) = await UploadAsync($"CARE-1.{format}", await download.Content.ReadAsByteArrayAsync(Ct));
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains("The file is what is published", said, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_is_shown_as_a_difference_and_then_published_to_the_letter(bool csv)
    {
        await ApproveAsync(Asked<Change.AddSkill>());
        var mended = Changed();
        var (status, said) = await UploadAsync(csv ? "care.csv" : "care.json", Encoding.UTF8.GetBytes(csv ? FrameworkCsv.Write(mended) : JsonSerializer.Serialize(mended, CurationJson.Indented)));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("The file makes 1 difference to version 1", said, StringComparison.Ordinal);
        Assert.Contains("Answers for every case until it is closed", said, StringComparison.Ordinal);
        Assert.Single(await VersionsAsync());

        var (content, revision) = (FieldIn(said, "content"), FieldIn(said, "revision"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(Lead, Import, $"{Import}/publish", ("content", content), ("revision", revision), ("notes", ""))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(Lead, Import, $"{Import}/publish", ("content", content), ("revision", "old"), ("notes", "from a file"))).Status);
        Assert.Equal(
            (HttpStatusCode.Redirect, "/frameworks/CARE/versions/2?said=published"),
            await SendAsync(Lead, Import, $"{Import}/publish", ("content", content), ("revision", revision), ("notes", "from a file")));
        var made = (await Frameworks.GetAsync(Care, 2, Ct))!;
        Assert.Equal(FrameworkElements.HashOf(FrameworkElements.Of(mended)), made.Hash);
        Assert.Equal("ada", (await VersionsAsync())[0].PublishedBy);
        // What was approved stays so.
        Assert.Single((await Frameworks.DraftAsync(Care, null, Ct))!.Changes);
    }

    [Fact]
    public async Task A_file_that_is_no_version_of_the_framework_is_refused_with_its_fault()
    {
        var care = Market.Care;
        var twice = care with { Skills = [.. care.Skills, care.Skills[0]], Profiles = [care.Profiles[0] with { Responsibilities = [] }, .. care.Profiles.Skip(1)] };
        (string Name, byte[] Content, string[] Says)[] refused =
        [
            ("none.json", [], ["The file is empty."]),
            ("rubbish.json", Encoding.UTF8.GetBytes("{ rubbish"), ["It is no framework: it is no JSON (line 1, byte 3)."]),
            ("picture.json", [0x89, 0x50, 0xFF, 0xFE, 0x00], ["The file is no text in UTF-8."]),
            ("list.json", Encoding.UTF8.GetBytes("[1]"), ["it is no JSON object"]),
            ("nothing.json", Encoding.UTF8.GetBytes("{}"), ["\"code\", \"name\", \"purpose\" is missing"]),
            ("hole.json", Encoding.UTF8.GetBytes("""{"code":"CARE","name":"x","purpose":"y","profiles":[null]}"""), ["$.profiles[0] is null"]),
            ("extra.json", Encoding.UTF8.GetBytes("""{"code":"CARE","name":"x","purpose":"y","profile":[]}"""), ["there is no field \"profile\""]),
            ("null.json", Encoding.UTF8.GetBytes("""{"code":"CARE","name":"x","purpose":"y","skills":null}"""), ["\"skills\" may not be null"]),
            ("deep.json", Encoding.UTF8.GetBytes(new string('[', 9000)), ["it is no JSON"]),
            ("rubbish.csv", Encoding.UTF8.GetBytes("a;b;c\n1;2;3"), ["The first row is not element,field,value."]),
            ("deep.csv", Encoding.UTF8.GetBytes($"element,field,value\nskill/X,{string.Join('.', Enumerable.Repeat("a", 50_000))},x\n"), ["Line 2: a field of more than 12 parts."]),
            ("large.json", new byte[(4 * 1024 * 1024) + 1], ["The file is larger than 4 MB."]),
            ("huge.json", new byte[31 * 1024 * 1024], ["The file is larger than 4 MB."]),
            ("other.json", Json(care with { Code = FrameworkCode.Parse("SHIP") }), ["The file holds the framework SHIP, and this is CARE."]),
            ("faults.json", Json(twice), ["is used 2 times. Give each element a code of its own.", "has 0 responsibilities, not exactly 4. Add 4."]),
        ];
        foreach (var (name, content, says) in refused)
        {
            var (status, said) = await UploadAsync(name, content);
            Assert.True(status == HttpStatusCode.UnprocessableEntity, $"{name}: {status}");
            Assert.Contains("Nothing was published, and nothing was changed.", said, StringComparison.Ordinal);
            foreach (var line in says) Assert.True(TextOf(said).Contains(line, StringComparison.Ordinal), $"{name}: {TextOf(said)}");
        }

        foreach (var content in new[] { "", "no base64", "bm8gZ3ppcA==" })
            Assert.Contains("The file did not come back whole.", (await SendAsync(Lead, Import, $"{Import}/publish", ("content", content), ("notes", "x"))).Body, StringComparison.Ordinal);
        Assert.Single(await VersionsAsync());
    }

    [Fact]
    public async Task A_code_that_went_does_not_come_back_as_something_else()
    {
        await ApproveAsync(Asked<Change.AddSkill>());
        await SendAsync(Lead, Publish, Publish);
        await Publishing.RollForwardAsync(Care, 1, "back", null, "ada", Ct);
        var reused = Market.Care with { Skills = [.. Market.Care.Skills, new Skill(ElementCode.Parse("K-CUSTIFY"), "Another thing", null, SkillKind.Knowledge, [])] };
        var (status, said) = await UploadAsync("care.json", Json(reused));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("The code K-CUSTIFY once stood for Custify, and codes are never used again.", TextOf(said), StringComparison.Ordinal);
    }

    private static byte[] Json(Framework framework) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(framework, CurationJson.Line));

    private static Framework Changed()
    {
        var profile = Market.Care.Profiles[0];
        var duty = profile.Responsibilities[0] with { Text = "Answers for every case until it is closed, =and says “so”." };
        return Market.Care with { Profiles = [profile with { Responsibilities = [duty, .. profile.Responsibilities.Skip(1)] }, .. Market.Care.Profiles.Skip(1)] };
    }

    private static string FieldIn(string html, string name)
    {
        var at = html.IndexOf($"name=\"{name}\" value=\"", StringComparison.Ordinal) + $"name=\"{name}\" value=\"".Length;
        return html[at..html.IndexOf('"', at)];
    }

    private async Task<(HttpStatusCode Status, string Body)> UploadAsync(string name, byte[] content)
    {
        using var file = new ByteArrayContent(content);
        using var token = new StringContent(Visitor.TokenIn(await Lead.ReadAsync(Import)));
        using var form = new MultipartFormDataContent { { token, "__RequestVerificationToken" }, { file, "file", name } };
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = Lead.Cookies, AllowAutoRedirect = false });
        using var answer = await client.PostAsync(new Uri(Address, Import), form, Ct);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct)));
    }
}
