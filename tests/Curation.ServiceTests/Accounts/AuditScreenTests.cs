using System.Net;
using System.Text.Json;
using Curation.ServiceTests.Storage;
using Curation.Storage.Auditing;
using Xunit;

namespace Curation.ServiceTests.Accounts;

/// <summary>The audit as an administrator looks through it.</summary>
public sealed class AuditScreenTests(FreshDatabase database) : AccountsTest(database)
{
    [Fact]
    public async Task It_is_narrowed_by_person_and_days_paged_and_had_as_a_file()
    {
        using var ada = await Visitor.FirstAsync(Address, Db, alone: false);
        await Db.InTransactionAsync(
            async work =>
            {
                for (var i = 0; i < 120; i++) await AuditStore.AppendAsync(work, TimeProvider.System.GetUtcNow(), "otto", "run_now", $"run_request/{i}", "{}");
                await AuditStore.AppendAsync(work, TimeProvider.System.GetUtcNow(), "olga", "run_now", "=cmd|' /C calc'!A0", """{"x":"<b>"}""");
            },
            Ct);

        var all = await ada.ReadAsync("/admin/audit");
        Assert.Contains("the chain is whole", all, StringComparison.Ordinal);
        Assert.Equal(100, Rows(all));
        var older = WebUtility.HtmlDecode(all.Split("rel=\"next\" href=\"")[1].Split('"')[0]);
        Assert.InRange(Rows(await ada.ReadAsync(older)), 21, 40);

        var olga = await ada.ReadAsync("/admin/audit?person=olga");
        Assert.Equal(1, Rows(olga));
        Assert.DoesNotContain("<b>", olga, StringComparison.Ordinal);
        Assert.Equal(100, Rows(await ada.ReadAsync("/admin/audit?person=otto&from=2020-01-01")));
        Assert.Contains("Nothing was done then", await ada.ReadAsync("/admin/audit?to=2020-01-01"), StringComparison.Ordinal);
        Assert.Contains("Nothing was done then", await ada.ReadAsync("/admin/audit?person=nobody"), StringComparison.Ordinal);

        var lines = (await ada.ReadAsync("/admin/audit/export?format=jsonl&person=otto")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(120, lines.Length);
        Assert.Equal("otto", JsonDocument.Parse(lines[0]).RootElement.GetProperty("actor").GetString());
        Assert.Contains(",\"'=cmd|' /C calc'!A0\",", await ada.ReadAsync("/admin/audit/export?format=csv"), StringComparison.Ordinal);
        using var wrong = await ada.GetAsync("/admin/audit/export");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    private static int Rows(string html) => html.Split("<tr><td class=\"end num\">").Length - 1;
}
