using Curation.Ui.Accounts;
using Microsoft.Playwright;

namespace Curation.ServiceTests.Ui.Screens;

/// <summary>Every screen. An endpoint that answers with a page and has no row here fails <see cref="AccessibilityTests"/>.</summary>
internal static class ScreenList
{
    /// <summary>What is got but is no screen, and why.</summary>
    public static IReadOnlyDictionary<string, string> NoScreens { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/health/live"] = "a word for what watches the process",
        ["/health/ready"] = "a word for what watches the process",
        ["/models/events"] = "what the page of the models follows",
        ["/search/export"] = "a file",
        ["/admin/audit/export"] = "a file",
        ["/review/history/export"] = "a file",
        ["/frameworks/{code}/versions/{version:int}/download"] = "a file",
    };

    /// <summary>The first proposal of the queue: above it stand links to other pages of review.</summary>
    private const string Card = "main a[href^='/review/']:not([href*=history]):not([href*='/new'])";

    public static IReadOnlyList<ScreenRow> All { get; } =
    [
        new("first", "/first", null, "/first?code={first}", Stage: Stage.Nothing),
        new("first-wrong", "/first", null, "/first?code={first}", Then: page => SubmitAsync(page, ("name", "ada"), ("password", "short"), ("again", "shorter")), Stage: Stage.Nothing, Status: 422),
        new("link-over", "/first", null, "/first?code=none", Stage: Stage.Nothing, Status: 410),

        new("start-first", "/", Role.Lead, "/", Stage: Stage.Accounts),
        new("review-empty", "/review", Role.Curator, "/review", Stage: Stage.Accounts),
        new("search-empty", "/search", Role.Researcher, "/search", Stage: Stage.Accounts),
        new("frameworks-empty", "/frameworks", Role.Reader, "/frameworks", Stage: Stage.Accounts),
        new("runs-empty", "/runs", Role.Operator, "/runs", Stage: Stage.Accounts),
        new("models-empty", "/models", Role.Operator, "/models", Stage: Stage.Accounts),

        new("sign-in", "/sign-in", null, "/sign-in"),
        new("sign-in-wrong", "/sign-in", null, "/sign-in", Then: page => SubmitAsync(page, ("name", "nobody"), ("password", "wrong")), Status: 401),
        new("set-password", "/set-password", null, "/set-password?code={link}"),
        new("account", "/account", Role.Curator, "/account"),
        new("account-wrong", "/account", Role.Curator, "/account", Then: page => SubmitAsync(page, ("current", "wrong"), ("password", "a"), ("again", "b")), Status: 422),

        new("start", "/", Role.Lead, "/"),
        new("review", "/review", Role.Curator, "/review"),
        new("review-none", "/review", Role.Curator, "/review?kind=new_profile&framework=CARE&profile=SUC-5CSM"),
        new("review-words", "/review", Role.Curator, "/review?q=knowledge+OR+forecast&sort=employers"),
        new("review-wrong", "/review", Role.Curator, "/review?q=%22half&kind=change_level"),
        new("card", "/review/{id:guid}", Role.Curator, "/review", Card),
        new("card-requirement", "/review/{id:guid}", Role.Curator, "/review?kind=add_requirement", Card),
        new("card-fading", "/review/{id:guid}", Role.Curator, "/review?kind=retire_requirement", Card),
        new("card-priority", "/review/{id:guid}", Role.Curator, "/review?kind=change_priority", Card),
        new("card-alias", "/review/{id:guid}", Role.Curator, "/review?kind=add_alias", Card),
        new("card-level", "/review/{id:guid}", Role.Curator, "/review?kind=change_level", Card),
        new("card-skill", "/review/{id:guid}", Role.Curator, "/review?kind=add_skill", Card),
        new("card-profile", "/review/{id:guid}", Role.Curator, "/review?kind=new_profile", Card),
        new("card-edit", "/review/{id:guid}", Role.Curator, "/review?kind=change_level", Card, Then: page => OpenPanelAsync(page, "edit")),
        new("card-note", "/review/{id:guid}", Role.Curator, "/review", Card, Then: page => OpenPanelAsync(page, "note")),
        new("card-edit-requirement", "/review/{id:guid}", Role.Curator, "/review?kind=add_requirement", Card, Then: page => OpenPanelAsync(page, "edit")),
        new("card-edit-skill", "/review/{id:guid}", Role.Curator, "/review?kind=add_skill", Card, Then: page => OpenPanelAsync(page, "edit")),
        new("card-snooze", "/review/{id:guid}", Role.Curator, "/review", Card, Then: page => OpenPanelAsync(page, "snooze")),
        new("card-merge", "/review/{id:guid}", Role.Curator, "/review?kind=add_skill", Card, Then: page => OpenPanelAsync(page, "merge")),
        new("card-reject", "/review/{id:guid}", Role.Curator, "/review", Card, Then: page => OpenPanelAsync(page, "reject")),
        new("history", "/review/history", Role.Curator, "/review/history"),
        new("history-none", "/review/history", Role.Curator, "/review/history?person=nobody"),
        new("by-hand", "/review/new", Role.Curator, "/review/new"),
        new("by-hand-kind", "/review/new", Role.Curator, "/review/new?framework=CARE&profile=SUC-5CSM"),
        new("by-hand-level", "/review/new", Role.Curator, "/review/new?framework=CARE&kind=change_level&profile=SUC-5CSM"),
        new("by-hand-skill", "/review/new", Role.Curator, "/review/new?framework=CARE&kind=add_skill&profile=SUC-5CSM"),
        new("by-hand-profile", "/review/new", Role.Curator, "/review/new?framework=CARE&kind=new_profile"),
        new("search", "/search", Role.Researcher, "/search?q=customer"),
        new("search-none", "/search", Role.Researcher, "/search?q=zeppelin+captain"),
        new("search-wrong", "/search", Role.Researcher, "/search?q=%22open"),
        new("posting", "/postings/{id:guid}", Role.Researcher, "/search?q=customer", ".hit h2 a"),
        new("frameworks", "/frameworks", Role.Reader, "/frameworks"),
        new("framework", "/frameworks/{code}", Role.Reader, "/frameworks/CARE"),
        new("profile", "/frameworks/{code}/profiles/{profile}", Role.Curator, "/frameworks/CARE/profiles/SUC-5CSM"),
        new("competency", "/frameworks/{code}/competencies/{competency}", Role.Reader, "/frameworks/CARE/competencies/T530"),
        new("competency-bare", "/frameworks/{code}/competencies/{competency}", Role.Reader, "/frameworks/CARE/competencies/T550"),
        new("found", "/frameworks/{code}", Role.Reader, "/frameworks/CARE?find=customer"),
        new("overview", "/versions", Role.Lead, "/versions"),
        new("versions", "/frameworks/{code}/versions", Role.Lead, "/frameworks/CARE/versions"),
        new("version", "/frameworks/{code}/versions/{version:int}", Role.Reader, "/frameworks/CARE/versions/1"),
        new("compare", "/frameworks/{code}/versions/compare", Role.Reader, "/frameworks/CARE/versions/compare"),
        new("forward", "/frameworks/{code}/versions/{version:int}/forward", Role.Lead, "/frameworks/CARE/versions/1/forward"),
        new("import", "/frameworks/{code}/import", Role.Lead, "/frameworks/CARE/import"),
        new("publish", "/frameworks/{code}/publish", Role.Lead, "/frameworks/CARE/publish"),
        new("api", "/api", Role.Reader, "/api"),
        new("draft-missing", "/frameworks/{code}/drafts/{proposal:guid}", Role.Curator, "/frameworks/CARE/drafts/00000000-0000-0000-0000-000000000001", Status: 404),
        new("runs", "/runs", Role.Operator, "/runs"),
        new("run", "/runs/{id:guid}", Role.Operator, "/runs", "main a[href^='/runs/']"),
        new("models", "/models", Role.Lead, "/models"),
        new("model", "/models", Role.Operator, "/models", "main th a[href^='/models?a=']"),
        new("models-compare", "/models", Role.Lead, "/models", "main a[href*='&b=']"),
        new("models-confirm", "/models", Role.Lead, "/models", "main a[href*='&b=']", Then: page => SubmitAsync(page, ("why", "It is ten times as fast."))),
        new("models-refused", "/models", Role.Lead, "/models", "main a[href*='&b=']", Then: page => SubmitAsync(page, ("why", " ")), Status: 422),

        new("card-accepted", "/review/{id:guid}", Role.Lead, "/review?kind=add_alias", Card, Then: AcceptAsync, Stage: Stage.Deciding),
        new("review-last", "/review", Role.Lead, "/review?kind=change_level", Card, Then: AcceptAsync, Stage: Stage.Deciding),
        new("card-accepted-profile", "/review/{id:guid}", Role.Lead, "/review?kind=new_profile", Card, Then: AcceptAsync, Stage: Stage.Deciding),
        new("history-some", "/review/history", Role.Lead, "/review/history", Stage: Stage.Deciding),
        new("card-decided", "/review/{id:guid}", Role.Lead, "/review/history", Card, Stage: Stage.Deciding),
        new("publish-ready", "/frameworks/{code}/publish", Role.Lead, "/frameworks/CARE/publish", Stage: Stage.Deciding),
        new("draft", "/frameworks/{code}/drafts/{proposal:guid}", Role.Lead, "/frameworks/CARE/publish", "main a[href*='/drafts/']", Stage: Stage.Deciding),
        new("compare-draft", "/frameworks/{code}/versions/compare", Role.Lead, "/frameworks/CARE/versions/compare?from=1&to=draft", Stage: Stage.Deciding),

        new("admin", "/admin", Role.Administrator, "/admin"),
        new("admin-person", "/admin/people/{id:guid}", Role.Administrator, "/admin", "main a[href^='/admin/people/']:not([href$='new'])"),
        new("audit", "/admin/audit", Role.Administrator, "/admin/audit"),
        new("audit-none", "/admin/audit", Role.Administrator, "/admin/audit?person=ada&to=2020-01-01"),
        new("admin-new-person", "/admin/people/new", Role.Administrator, "/admin/people/new"),
        new("admin-new-key", "/admin/keys/new", Role.Administrator, "/admin/keys/new"),
        new("admin-key-once", "/admin/keys/new", Role.Administrator, "/admin/keys/new", Then: page => SubmitAsync(page, ("name", "HR system"))),

        new("missing", "/{**path}", Role.Curator, "/nowhere", Status: 404),
        new("refused", "/admin", Role.Curator, "/admin", Status: 403),

        new("failed", "/review", Role.Curator, "/review", Stage: Stage.Damaged, Status: 500),
        new("storage-away", "/review", Role.Curator, "/review", Stage: Stage.Away, Status: 503),
    ];

    /// <summary>Also where its button waits in a menu that is shut.</summary>
    private static async Task OpenPanelAsync(IPage page, string panel)
    {
        await page.EvaluateAsync("panel => document.querySelector(`#decide [name=open][value=${panel}]`).click()", panel);
        await page.WaitForSelectorAsync($"[data-panel={panel}]");
    }

    private static async Task AcceptAsync(IPage page)
    {
        await page.ClickAsync("#decide [value=accept]");
        await page.WaitForSelectorAsync(".toast");
    }

    private static async Task SubmitAsync(IPage page, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields) await page.Locator($"main [name={name}]").First.FillAsync(value);
        await page.EvaluateAsync("window.isBefore = true; document.querySelector('main form').submit()");
        await page.WaitForFunctionAsync("() => !window.isBefore && document.readyState === 'complete'");
    }
}
