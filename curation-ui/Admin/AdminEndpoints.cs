using System.Security.Claims;
using Curation.Storage.Accounts;
using Curation.Storage.Auditing;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;
using Microsoft.Extensions.Primitives;

namespace Curation.Ui.Admin;

/// <summary>People, keys, and what was done.</summary>
internal static class AdminEndpoints
{
    private const int LatestActs = 50;

    public static void MapAdmin(this WebApplication app)
    {
        var admin = app.MapGroup("/admin").RequireAuthorization(Policies.Administer);
        admin.MapGet("", async (People people, Keys keys, AuditStore audit, Screens screens, CancellationToken ct) => await screens.ShowAsync<AdminScreen, AdminPage>(
            new AdminPage(await people.AllAsync(ct), await keys.AllAsync(ct), await audit.RecentAsync(subject: null, before: null, LatestActs, ct), (await audit.VerifyAsync(ct)).Broken?.Number), ct));
        MapPeople(admin.MapGroup("/people"));
        MapKeys(admin.MapGroup("/keys"));
    }

    private static void MapPeople(RouteGroupBuilder people)
    {
        people.MapGet("/new", (Screens screens, CancellationToken ct) => screens.ShowAsync<NewPersonScreen, NewPersonPage>(new NewPersonPage("", "", [Role.Curator], []), ct));
        people.MapPost("", CreateAsync);
        people.MapGet("/{id:guid}", (Guid id, bool? done, People all, Screens screens, CancellationToken ct) => PersonAsync(id, done == true, [], all, screens, ct));
        people.MapPost("/{id:guid}/roles", async (Guid id, IFormCollection form, People all, Screens screens, ClaimsPrincipal user, CancellationToken ct) =>
            await AfterAsync(id, await all.SetRolesAsync(user.Name(), id, Chosen(form["role"]), ct), all, screens, ct));
        people.MapPost("/{id:guid}/lock", async (Guid id, People all, Screens screens, ClaimsPrincipal user, CancellationToken ct) =>
            await AfterAsync(id, await all.LockAsync(user.Name(), id, locked: true, ct), all, screens, ct));
        people.MapPost("/{id:guid}/unlock", async (Guid id, People all, Screens screens, ClaimsPrincipal user, CancellationToken ct) =>
            await AfterAsync(id, await all.LockAsync(user.Name(), id, locked: false, ct), all, screens, ct));
        people.MapPost("/{id:guid}/reset", async (Guid id, People all, Screens screens, ClaimsPrincipal user, HttpContext context, CancellationToken ct) =>
        {
            var done = await all.ResetAsync(user.Name(), id, ct);
            return done.IsDone ? await LinkAsync(context, done.Value, screens, ct) : await PersonAsync(id, false, done.Wrong, all, screens, ct);
        });
    }

    private static void MapKeys(RouteGroupBuilder keys)
    {
        keys.MapGet("/new", (Screens screens, CancellationToken ct) => screens.ShowAsync<NewKeyScreen, NewKeyPage>(new NewKeyPage("", [Scope.Frameworks], []), ct));
        keys.MapPost("", async (IFormCollection form, Keys all, Screens screens, ClaimsPrincipal user, CancellationToken ct) =>
        {
            var (name, scopes) = (form["name"].ToString().Trim(), Chosen(form["scope"]));
            var done = await all.CreateAsync(user.Name(), name, scopes, ct);
            return done.IsDone
                ? await screens.ShowAsync<OnceScreen, OncePage>(new OncePage($"The key “{name}”", done.Value!, "A program sends it as Authorization: Bearer and the key. It is kept as a hash and never shown again.", IsLink: false), ct)
                : await screens.ShowAsync<NewKeyScreen, NewKeyPage>(new NewKeyPage(name, scopes, done.Wrong), ct, StatusCodes.Status422UnprocessableEntity);
        });
        keys.MapPost("/{id:guid}/revoke", async (Guid id, Keys all, Screens screens, ClaimsPrincipal user, CancellationToken ct) =>
            (await all.RevokeAsync(user.Name(), id, ct)).IsDone ? Results.LocalRedirect("/admin") : await screens.MissingAsync("key", ct));
    }

    private static async Task<IResult> CreateAsync(
        IFormCollection form, People people, Screens screens, ClaimsPrincipal user, HttpContext context, CancellationToken ct)
    {
        var (name, display, roles) = (form["name"].ToString().Trim(), form["display"].ToString().Trim(), Chosen(form["role"]));
        var done = await people.CreateAsync(user.Name(), name, display, roles, ct);
        return done.IsDone
            ? await LinkAsync(context, done.Value, screens, ct)
            : await screens.ShowAsync<NewPersonScreen, NewPersonPage>(new NewPersonPage(name, display, roles, done.Wrong), ct, StatusCodes.Status422UnprocessableEntity);
    }

    private static List<string> Chosen(StringValues boxes) => [.. boxes.OfType<string>()];

    private static Task<IResult> LinkAsync(HttpContext context, (Account Account, string Code) made, Screens screens, CancellationToken ct) => screens.ShowAsync<OnceScreen, OncePage>(
        new OncePage(
            $"A link for {made.Account.DisplayName}",
            $"{context.Request.Scheme}://{context.Request.Host}{SignInEndpoints.SetPassword}?code={made.Code}",
            $"With it {made.Account.DisplayName} sets a password, once, within {People.LinkLifetime.Days} days. Send it to nobody else. It is not shown again.",
            IsLink: true),
        ct);

    private static async Task<IResult> AfterAsync(Guid id, Act<Account> done, People people, Screens screens, CancellationToken ct) =>
        done.IsDone ? Results.LocalRedirect($"/admin/people/{id}?done=true") : await PersonAsync(id, false, done.Wrong, people, screens, ct);

    private static async Task<IResult> PersonAsync(Guid id, bool done, IReadOnlyList<string> wrong, People people, Screens screens, CancellationToken ct) =>
        await people.FindAsync(id, ct) is { } account
            ? await screens.ShowAsync<PersonScreen, PersonPage>(new PersonPage(account, done, wrong), ct, wrong.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity)
            : await screens.MissingAsync("account", ct);
}

/// <param name="BrokenAt">The first audit row that does not follow from the one before it.</param>
public sealed record AdminPage(IReadOnlyList<Account> People, IReadOnlyList<ApiKey> Keys, IReadOnlyList<AuditEntry> Acts, long? BrokenAt);

public sealed record NewPersonPage(string Name, string DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<string> Wrong);

public sealed record PersonPage(Account Account, bool Done, IReadOnlyList<string> Wrong);

public sealed record NewKeyPage(string Name, IReadOnlyList<string> Scopes, IReadOnlyList<string> Wrong);

/// <summary>What is shown once.</summary>
public sealed record OncePage(string Title, string Secret, string Says, bool IsLink);
