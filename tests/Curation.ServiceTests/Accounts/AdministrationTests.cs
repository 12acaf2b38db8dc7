using System.Net;
using System.Text.Json;
using Curation.ServiceTests.Storage;
using Curation.Storage.Auditing;
using Xunit;

namespace Curation.ServiceTests.Accounts;

public sealed class AdministrationTests(FreshDatabase database) : AccountsTest(database)
{
    private static readonly string[] Pages = ["/", "/review", "/frameworks", "/runs", "/api/runs/latest/events?view=run", "/admin", "/account", "/api/me", "/nowhere"];

    [Fact]
    public async Task Over_the_wire_each_role_sees_its_pages_and_is_refused_the_others()
    {
        using var ada = await Visitor.FirstAsync(Address, Db, alone: false);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var role in new[] { "Reader", "Researcher", "Curator", "Lead", "Operator", "Administrator" })
        {
            using var person = await ada.AddAsync($"a-{role}", role);
            seen[role] = await SeesAsync(person);
        }

        using var nobody = new Visitor(Address);
        seen["anonymous"] = await SeesAsync(nobody);
        Assert.Equal("302 403 200 403 403 403 200 200 404", seen["Reader"]);
        Assert.Equal("302 403 200 403 403 403 200 200 404", seen["Researcher"]);
        Assert.Equal("200 200 200 200 200 403 200 200 404", seen["Curator"]);
        Assert.Equal("200 200 200 200 200 403 200 200 404", seen["Lead"]);
        Assert.Equal("302 403 403 200 200 403 200 200 404", seen["Operator"]);
        Assert.Equal("302 403 403 403 403 200 200 200 404", seen["Administrator"]);
        Assert.Equal("401 401 401 401 401 401 401 401 401", seen["anonymous"]);

        static async Task<string> SeesAsync(Visitor person)
        {
            var codes = new List<int>();
            foreach (var page in Pages) codes.Add((int)await person.StatusAsync("GET", page));
            return string.Join(' ', codes);
        }
    }

    [Fact]
    public async Task Roles_locks_and_resets_count_at_once()
    {
        using var ada = await Visitor.FirstAsync(Address, Db);
        using var bo = await ada.AddAsync("bo", "Curator");
        var id = await Database.AskAsync<Guid>("SELECT id FROM accounts.users WHERE user_name = 'bo'");
        Assert.Equal(HttpStatusCode.OK, await bo.StatusAsync("GET", "/review"));

        await PostAsync("roles", ("role", "Reader"), ("role", "Emperor"));
        Assert.Equal(HttpStatusCode.Unauthorized, await bo.StatusAsync("GET", "/review"));
        using (await bo.SignInAsync("bo", Visitor.Password)) Assert.Equal(HttpStatusCode.Forbidden, await bo.StatusAsync("GET", "/review"));
        Assert.Equal(1, await Database.AskAsync<int>("SELECT cardinality(roles) FROM accounts.users WHERE user_name = 'bo'"));

        await PostAsync("lock");
        Assert.Equal(HttpStatusCode.Unauthorized, await bo.StatusAsync("GET", "/frameworks"));
        using (var refused = await bo.SignInAsync("bo", Visitor.Password)) Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await PostAsync("unlock");
        using (var entered = await bo.SignInAsync("bo", Visitor.Password)) Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);

        using var reset = await ada.SendAsync("/account", $"/admin/people/{id}/reset");
        var link = Visitor.LinkIn(await reset.Content.ReadAsStringAsync(Ct));
        Assert.Equal(HttpStatusCode.Unauthorized, await bo.StatusAsync("GET", "/frameworks"));
        using (var set = await bo.SetPasswordAsync(link, "words that are quite new")) Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, await bo.StatusAsync("GET", link.PathAndQuery));
        Assert.Equal(HttpStatusCode.OK, await bo.StatusAsync("GET", "/frameworks"));

        async Task PostAsync(string act, params (string, string)[] fields)
        {
            using var answer = await ada.SendAsync("/account", $"/admin/people/{id}/{act}", fields);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        using var ada = await Visitor.FirstAsync(Address, Db);
        var id = await Database.AskAsync<Guid>("SELECT id FROM accounts.users");
        foreach (var act in new[] { "roles", "lock", "reset" })
        {
            using var answer = await ada.SendAsync("/account", $"/admin/people/{id}/{act}", ("role", "Lead"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, await ada.StatusAsync("GET", "/admin"));
    }

    [Fact]
    public async Task Each_act_has_its_audit_row_and_a_changed_row_is_found()
    {
        using var ada = await Visitor.FirstAsync(Address, Db);
        using var bo = await ada.AddAsync("bo", "Reader");
        using (await ada.SendAsync("/admin/keys/new", "/admin/keys", ("name", "hr"), ("scope", "frameworks:read"))) Assert.Contains("The chain is whole", await ada.ReadAsync("/admin"), StringComparison.OrdinalIgnoreCase);
        var trail = new AuditStore(Db);
        Assert.Equal(["create_key", "set_password", "create_account", "create_first_administrator"], (await trail.RecentAsync(null, null, 9, Ct)).Select(e => e.Act));
        Assert.Null((await trail.VerifyAsync(Ct)).Broken);

        var second = (await trail.RecentAsync(null, null, 9, Ct))[2].Number;
        await Database.AskAsync<object>($"UPDATE audit SET actor = 'eve' WHERE number = {second}");
        Assert.Equal(second, (await trail.VerifyAsync(Ct)).Broken?.Number);
        Assert.Contains($"The audit is broken at entry {second}", await ada.ReadAsync("/admin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Appending_at_once_keeps_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Db.InTransactionAsync(work => AuditStore.AppendAsync(work, TimeProvider.System.GetUtcNow(), "a", "b", $"{i}", """{"x":"ü"}"""), Ct)));
        Assert.Equal(30, (await new AuditStore(Db).RecentAsync(null, null, 99, Ct)).Count);
        Assert.Null((await new AuditStore(Db).VerifyAsync(Ct)).Broken);
        await Assert.ThrowsAnyAsync<JsonException>(() => Db.InTransactionAsync(work => AuditStore.AppendAsync(work, TimeProvider.System.GetUtcNow(), "a", "b", "c", "no json"), Ct));
    }

    [Fact]
    public async Task A_key_does_what_its_scopes_say_until_it_is_revoked()
    {
        using var ada = await Visitor.FirstAsync(Address, Db);
        using var made = await ada.SendAsync("/admin/keys/new", "/admin/keys", ("name", "hr"), ("scope", "frameworks:read"), ("scope", "everything"));
        var key = Visitor.SecretIn(await made.Content.ReadAsStringAsync(Ct));
        Assert.DoesNotContain(key, await ada.ReadAsync("/admin"), StringComparison.Ordinal);
        Assert.Equal(0, await Database.AskAsync<long>($"SELECT count(*) FROM accounts.api_keys AS k WHERE k::text LIKE '%{key}%'"));

        using var program = new Visitor(Address);
        program.Headers.Add("Authorization", $"Bearer {key}");
        Assert.Equal("""{"name":"key hr","roles":[],"scopes":["frameworks:read"]}""", await program.ReadAsync("/api/me"));
        Assert.Equal(HttpStatusCode.OK, await program.StatusAsync("GET", "/frameworks"));
        foreach (var path in new[] { "/review", "/runs", "/admin", "/account" }) Assert.Equal(HttpStatusCode.Forbidden, await program.StatusAsync("GET", path));
        using (var post = await program.SendAsync(null, "/admin/people", ("name", "eve"))) Assert.Equal(HttpStatusCode.Forbidden, post.StatusCode);
        Assert.True(await Database.AskAsync<bool>("SELECT last_used_at IS NOT NULL FROM accounts.api_keys"));

        // A wrong key is not helped by a cookie.
        ada.Headers.Add("Authorization", "Bearer curation_wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, await ada.StatusAsync("GET", "/frameworks"));
        ada.Headers.Remove("Authorization");
        using (await ada.SendAsync("/account", $"/admin/keys/{await Database.AskAsync<Guid>("SELECT id FROM accounts.api_keys")}/revoke")) Assert.Equal(HttpStatusCode.Unauthorized, await program.StatusAsync("GET", "/frameworks"));
    }
}
