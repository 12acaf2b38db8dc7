using System.Net;
using Curation.ServiceTests.Storage;
using Curation.Storage.Accounts;
using Curation.Storage.Auditing;
using Xunit;

namespace Curation.ServiceTests.Accounts;

public sealed class SignInTests(FreshDatabase database) : AccountsTest(database)
{
    [Fact]
    public async Task The_first_link_works_once_and_only_while_there_is_no_account()
    {
        var codes = new OneTimeCodes(Db);
        var old = await codes.MintFirstAsync(TimeSpan.FromHours(1), Ct);
        var code = await codes.MintFirstAsync(TimeSpan.FromHours(1), Ct);
        using var nobody = new Visitor(Address);
        Assert.Equal(HttpStatusCode.Gone, await nobody.StatusAsync("GET", $"/first?code={old}"));
        Assert.Equal(HttpStatusCode.Gone, await nobody.StatusAsync("GET", "/first?code=guess"));
        using (var begun = await nobody.BeginAsync(code!)) Assert.Equal("/", begun.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, await nobody.StatusAsync("GET", "/admin"));

        using var second = new Visitor(Address);
        using var again = await second.SendAsync("/sign-in", "/first", ("code", code!), ("name", "eve"), ("password", Visitor.Password), ("again", Visitor.Password));
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Null(await codes.MintFirstAsync(TimeSpan.FromHours(1), Ct));
        Assert.Equal(1, await Database.AskAsync<long>("SELECT count(*) FROM accounts.users"));
        Assert.Equal(0, await Database.AskAsync<long>($"SELECT count(*) FROM accounts.one_time_codes WHERE hash = '{code}'"));
    }

    [Fact]
    public async Task A_link_that_is_sent_twenty_times_at_once_makes_one_account()
    {
        var code = await new OneTimeCodes(Db).MintFirstAsync(TimeSpan.FromHours(1), Ct);
        var visitors = Enumerable.Range(0, 20).Select(_ => new Visitor(Address)).ToList();
        var answers = await Task.WhenAll(visitors.Select((v, i) => v.BeginAsync(code!, name: $"ada{i}")));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(1, await Database.AskAsync<long>("SELECT count(*) FROM accounts.users"));
        visitors.ForEach(v => v.Dispose());
    }

    [Fact]
    public async Task A_link_whose_time_is_over_is_worth_nothing()
    {
        var code = await new OneTimeCodes(Db).MintFirstAsync(TimeSpan.FromMilliseconds(1), Ct);
        using var nobody = new Visitor(Address);
        Assert.Equal(HttpStatusCode.Gone, await nobody.StatusAsync("GET", $"/first?code={code}"));
    }

    [Fact]
    public async Task Out_and_in_again_and_back_to_where_one_wanted_to_go()
    {
        using var ada = await Visitor.FirstAsync(Address, Db);
        using (var left = await ada.SendAsync("/account", "/sign-out")) Assert.Equal("/sign-in", left.Headers.Location?.ToString());
        using (var asked = await ada.GetAsync("/runs?x=1"))
        {
            Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
            Assert.Equal("/sign-in?back=%2Fruns%3Fx%3D1", asked.Headers.Location?.ToString());
        }

        using (var entered = await ada.SignInAsync("ADA", Visitor.Password, "/runs?x=1")) Assert.Equal("/runs?x=1", entered.Headers.Location?.ToString());
        foreach (var elsewhere in new[] { "https://evil.example/", "//evil.example", "/\\evil.example" })
        {
            using var entered = await ada.SendAsync("/account", "/sign-in", ("name", "ada"), ("password", Visitor.Password), ("back", elsewhere));
            Assert.Equal("/", entered.Headers.Location?.ToString());
        }
    }

    [Fact]
    public async Task A_program_is_told_and_not_sent_to_a_page()
    {
        using var nobody = new Visitor(Address);
        using var answer = await nobody.GetAsync("/api/me");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_the_right_one_is_refused_in_the_same_words()
    {
        using var ada = await Visitor.FirstAsync(Address, Db);
        using var other = new Visitor(Address);
        var said = new List<string>();
        for (var attempt = 0; attempt < 5; attempt++) said.Add(await RefusedAsync("ada", "wrong password number one"));
        said.Add(await RefusedAsync("ada", Visitor.Password));
        said.Add(await RefusedAsync("nobody-of-that-name", Visitor.Password));
        Assert.Single(said.Distinct());
        Assert.Equal(HttpStatusCode.OK, await ada.StatusAsync("GET", "/account"));
        Assert.Contains((await new AuditStore(Db).RecentAsync(null, null, 9, Ct)), e => e is { Act: "lock_after_failures", Actor: "system", Subject: "ada" });

        async Task<string> RefusedAsync(string name, string password)
        {
            using var answer = await other.SignInAsync(name, password);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            var html = await answer.Content.ReadAsStringAsync(Ct);
            return html[html.IndexOf("role=\"alert\"", StringComparison.Ordinal)..html.IndexOf("<form class=\"stack\"", StringComparison.Ordinal)];
        }
    }

    [Fact]
    public async Task A_thousand_attempts_under_as_many_forged_addresses_come_to_ten()
    {
        using var ada = await Visitor.FirstAsync(Address, Db);
        using var attacker = new Visitor(Address);
        var token = Visitor.TokenIn(await attacker.ReadAsync("/sign-in"));
        var outcomes = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            attacker.Headers.Remove("X-Forwarded-For");
            attacker.Headers.Add("X-Forwarded-For", $"203.0.113.{attempt % 250}");
            using var answer = await attacker.SendAsync(null, "/sign-in", ("name", "ada"), ("password", $"wrong {attempt}"), ("__RequestVerificationToken", token));
            outcomes.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) Assert.NotNull(answer.Headers.RetryAfter);
        }

        // A window of a minute may turn once while this runs.
        Assert.InRange(outcomes.Count(o => o == HttpStatusCode.Unauthorized), 5, 20);
        Assert.Equal(1000, outcomes.Count(o => o is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/theme")]
    [InlineData("/account/password")]
    [InlineData("/admin/people")]
    [InlineData("/admin/keys")]
    [InlineData("/nowhere")]
    public async Task A_form_without_the_token_or_with_another_persons_is_refused(string action)
    {
        using var ada = await Visitor.FirstAsync(Address, Db);
        using (var missing = await ada.SendAsync(null, action, ("name", "eve"))) Assert.Equal(HttpStatusCode.BadRequest, missing.StatusCode);
        using var eve = new Visitor(Address);
        var token = Visitor.TokenIn(await eve.ReadAsync("/sign-in"));
        using var foreign = await ada.SendAsync(null, action, ("name", "eve"), ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        Assert.True(foreign.Headers.Contains("Content-Security-Policy"));
        foreach (var method in new[] { "PUT", "DELETE", "PATCH" })
            Assert.Equal(HttpStatusCode.BadRequest, await ada.StatusAsync(method, "/nowhere"));
    }

    [Fact]
    public async Task A_new_password_signs_out_everywhere_else()
    {
        using var ada = await Visitor.FirstAsync(Address, Db);
        using var elsewhere = new Visitor(Address);
        using (await elsewhere.SignInAsync("ada", Visitor.Password)) Assert.Equal(HttpStatusCode.OK, await elsewhere.StatusAsync("GET", "/account"));
        using (var wrong = await ChangeAsync("not it at all", "another set of plain words")) Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using (var shorter = await ChangeAsync(Visitor.Password, "short")) Assert.Equal(HttpStatusCode.UnprocessableEntity, shorter.StatusCode);
        using (var done = await ChangeAsync(Visitor.Password, "another set of plain words")) Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await ada.StatusAsync("GET", "/account"));
        Assert.Equal(HttpStatusCode.Unauthorized, await elsewhere.StatusAsync("GET", "/account"));

        Task<HttpResponseMessage> ChangeAsync(string current, string next) => ada.SendAsync("/account", "/account/password", ("current", current), ("password", next), ("again", next));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/sign-in")]
    public async Task A_foreign_host_is_refused_with_all_headers(string path)
    {
        using var nobody = new Visitor(Address);
        nobody.Headers.Host = "evil.example";
        using var answer = await nobody.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        foreach (var header in new[] { "Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy" }) Assert.True(answer.Headers.Contains(header), header);
    }

    [Fact]
    public async Task A_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var ada = await Visitor.FirstAsync(Address, Db);
        using var nobody = new Visitor(Address);
        using var entered = await nobody.SignInAsync("ada", Visitor.Password);
        var cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie"), c => c.StartsWith("curation=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_restart_signs_nobody_out()
    {
        using var ada = await Visitor.FirstAsync(Address, Db);
        await using var second = await Ui.WebApplication.StartAsync(Database.Owner, Ct);
        using var there = new Visitor(second.Address);
        there.Cookies.Add(second.Address, ada.Cookies.GetCookies(Address));
        Assert.Equal(HttpStatusCode.OK, await there.StatusAsync("GET", "/account"));
    }
}
