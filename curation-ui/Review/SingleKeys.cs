using Curation.Ui.Accounts;
using Curation.Ui.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Curation.Ui.Review;

/// <summary>Whether single keys act (WCAG 2.1.4): on, unless the person has switched them off. Kept in a cookie, so that the hints go too.</summary>
internal static class SingleKeys
{
    private const string Cookie = "keys";

    public static bool AreOn(HttpContext? context) => context?.Request.Cookies[Cookie] != "off";

    public static void MapSingleKeys(this WebApplication app) => app.MapPost("/review/keys", (HttpContext context, [FromForm] string? keys, [FromForm] string? back) =>
    {
        var kept = new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Path = "/" };
        context.Response.Cookies.Append(Cookie, keys == "off" ? "off" : "on", kept);
        return Results.LocalRedirect(LocalPath.OrStart(back));
    }).RequireAuthorization(Policies.SeeProposals);
}
