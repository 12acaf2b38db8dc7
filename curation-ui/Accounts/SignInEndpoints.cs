using System.Security.Claims;
using Curation.Storage.Accounts;
using Curation.Ui.Api;
using Curation.Ui.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Curation.Ui.Accounts;

/// <summary>Sign in and out, one's own password, and the links that work once.</summary>
internal static class SignInEndpoints
{
    public const string Path = "/sign-in";
    public const string First = "/first";
    public const string SetPassword = "/set-password";

    public static void MapSignIn(this WebApplication app)
    {
        app.MapGet(Path, (string? back, ClaimsPrincipal user) => Policies.Allows(user, Policies.SignedIn)
            ? Results.LocalRedirect(LocalPath.OrStart(back))
            : Show(new SignInPage("", LocalPath.OrStart(back), []))).RequireAuthorization(Policies.Anyone);
        app.MapPost(Path, SignInAsync).RequireAuthorization(Policies.Anyone);
        app.MapPost("/sign-out", async (SignIns signIns) =>
        {
            await signIns.SignOutAsync();
            return Results.LocalRedirect(Path);
        }).RequireAuthorization(Policies.OwnAccount);

        app.MapGet(First, async (string? code, OneTimeCodes codes, CancellationToken ct) =>
            await codes.IsFirstAsync(code ?? "", ct) ? Show(new FirstPage(code!, "", "", [])) : Over()).RequireAuthorization(Policies.Anyone);
        app.MapPost(First, BeginAsync).RequireAuthorization(Policies.Anyone);
        app.MapGet(SetPassword, async (string? code, OneTimeCodes codes, CancellationToken ct) =>
            await codes.AccountOfAsync(code ?? "", ct) is null ? Over() : Show(new SetPasswordPage(code!, []))).RequireAuthorization(Policies.Anyone);
        app.MapPost(SetPassword, SetAsync).RequireAuthorization(Policies.Anyone);

        app.MapGet("/account", async (bool? changed, ClaimsPrincipal user, Screens screens, CancellationToken ct) =>
            await screens.ShowAsync<AccountScreen, AccountPage>(new AccountPage(user, changed == true, []), ct)).RequireAuthorization(Policies.OwnAccount);
        app.MapPost("/account/password", ChangeAsync).RequireAuthorization(Policies.OwnAccount);
        app.MapGet("/api/me", (ClaimsPrincipal user) => new Me(
            user.Name(),
            [.. user.FindAll(ClaimTypes.Role).Select(c => c.Value)],
            [.. user.FindAll(Scope.Claim).Select(c => c.Value)])).RequireAuthorization(Policies.SignedIn)
            .WithTags("Account").WithName("WhoAmI").WithSummary("Whose key this is").WithDescription("The name, the roles of a person, the scopes of a key: to try a key with.").Fails();
    }

    private static async Task<IResult> SignInAsync(
        [FromForm] string? name, [FromForm] string? password, [FromForm] string? back, SignInLimiter limiter, SignIns signIns, HttpContext context, CancellationToken ct)
    {
        var to = LocalPath.OrStart(back);
        if (!limiter.Allows(context, name ?? "")) return TooOften(context, new SignInPage(name ?? "", to, ["That was too often. Wait a minute, then try again."]));
        var done = await signIns.SignInAsync(name ?? "", password ?? "", ct);
        return done.IsDone ? Results.LocalRedirect(to) : Show(new SignInPage(name ?? "", to, done.Wrong), StatusCodes.Status401Unauthorized);
    }

    private static async Task<IResult> BeginAsync(
        [FromForm] string? code, [FromForm] string? name, [FromForm] string? display, [FromForm] string? password, [FromForm] string? again, [FromForm] string? alone,
        OneTimeCodes codes, SignIns signIns, CancellationToken ct)
    {
        if (!await codes.IsFirstAsync(code ?? "", ct)) return Over();
        var done = password == again
            ? await signIns.BeginAsync(code!, (name ?? "").Trim(), (display ?? "").Trim(), password ?? "", alone is not null, ct)
            : Act<Account>.Refused(NotTheSame);
        return done.IsDone ? Results.LocalRedirect("/") : Show(new FirstPage(code!, name ?? "", display ?? "", done.Wrong), StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> SetAsync(
        [FromForm] string? code, [FromForm] string? password, [FromForm] string? again, OneTimeCodes codes, SignIns signIns, CancellationToken ct)
    {
        if (await codes.AccountOfAsync(code ?? "", ct) is null) return Over();
        var done = password == again ? await signIns.SetPasswordAsync(code!, password ?? "", ct) : Act<Account>.Refused(NotTheSame);
        return done.IsDone ? Results.LocalRedirect("/") : Show(new SetPasswordPage(code!, done.Wrong), StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ChangeAsync(
        [FromForm] string? current, [FromForm] string? password, [FromForm] string? again,
        SignInLimiter limiter, SignIns signIns, Screens screens, HttpContext context, ClaimsPrincipal user, CancellationToken ct)
    {
        var done = !limiter.Allows(context, user.Name()) ? Act<Account>.Refused("That was too often. Wait a minute, then try again.")
            : password != again ? Act<Account>.Refused(NotTheSame)
            : await signIns.ChangePasswordAsync(user.AccountId()!.Value, current ?? "", password ?? "", ct);
        return done.IsDone
            ? Results.LocalRedirect("/account?changed=true")
            : await screens.ShowAsync<AccountScreen, AccountPage>(new AccountPage(user, false, done.Wrong), ct, StatusCodes.Status422UnprocessableEntity);
    }

    private const string NotTheSame = "The two passwords are not the same: type both again.";

    private static IResult TooOften(HttpContext context, SignInPage page)
    {
        context.Response.Headers.RetryAfter = SignInLimiter.Pause.TotalSeconds.ToString("0");
        return Show(page, StatusCodes.Status429TooManyRequests);
    }

    private static IResult Show(SignInPage page, int status = StatusCodes.Status200OK) => Screens.Of<SignInScreen, SignInPage>(page, new Frame(null), status);

    private static IResult Show(FirstPage page, int status = StatusCodes.Status200OK) => Screens.Of<FirstScreen, FirstPage>(page, new Frame(null), status);

    private static IResult Show(SetPasswordPage page, int status = StatusCodes.Status200OK) => Screens.Of<SetPasswordScreen, SetPasswordPage>(page, new Frame(null), status);

    private static IResult Over() => Screens.Of<LinkOverScreen, string>(SignIns.UsedUp, new Frame(null), StatusCodes.Status410Gone);
}

/// <summary>Who a program or a person is here.</summary>
internal sealed record Me(string Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Scopes);

public sealed record SignInPage(string Name, string Back, IReadOnlyList<string> Wrong);

public sealed record FirstPage(string Code, string Name, string DisplayName, IReadOnlyList<string> Wrong);

public sealed record SetPasswordPage(string Code, IReadOnlyList<string> Wrong);

public sealed record AccountPage(ClaimsPrincipal User, bool Changed, IReadOnlyList<string> Wrong);
