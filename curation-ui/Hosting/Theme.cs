using Curation.Ui.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace Curation.Ui.Hosting;

/// <summary>
/// System, light or dark: kept in a cookie, so that the first paint is right. The button is a form; the module only makes it instant.
/// </summary>
internal static class Theme
{
    public const string Cookie = "theme";

    private static readonly string[] Names = ["system", "light", "dark"];

    public static string Of(HttpContext? context) =>
        context?.Request.Cookies[Cookie] is { } name && Names.Contains(name) ? name : Names[0];

    public static string After(string name) => Names[(Array.IndexOf(Names, name) + 1) % Names.Length];

    public static void MapTheme(this WebApplication app) => app.MapPost("/theme", (HttpContext context, [FromForm] string? back) =>
    {
        var kept = new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Path = "/" };
        context.Response.Cookies.Append(Cookie, After(Of(context)), kept);
        return Results.LocalRedirect(LocalPath.OrStart(back));
    }).RequireAuthorization(Policies.Anyone);
}
