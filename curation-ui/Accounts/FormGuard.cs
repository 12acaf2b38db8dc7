using Microsoft.AspNetCore.Antiforgery;

namespace Curation.Ui.Accounts;

/// <summary>Every request that may change something carries the token of a page of ours. Keys are no cookies: no other site can send one.</summary>
internal static partial class FormGuard
{
    /// <summary>Where a script puts the token that a form has in its hidden field.</summary>
    public const string Header = "X-Curation-Form";

    public static IServiceCollection AddFormGuard(this IServiceCollection services, Hosting.PublicAddress address) => services.AddAntiforgery(options =>
    {
        options.HeaderName = Header;
        options.SuppressXFrameOptionsHeader = true;
        options.Cookie.Name = address.Cookie("curation-form");
        options.Cookie.Path = "/";
        options.Cookie.SecurePolicy = address.CookiePolicy;
        options.Cookie.SameSite = SameSiteMode.Strict;
    });

    public static void UseFormGuard(this WebApplication app)
    {
        app.UseAntiforgery();
        app.Use(async (context, next) =>
        {
            if (IsSafe(context.Request.Method) || context.User.Identity is { AuthenticationType: AccountPrincipal.Key })
            {
                await next(context);
                return;
            }

            try
            {
                if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } known) throw new AntiforgeryValidationException(known.Error?.Message ?? "not valid", known.Error);
                await context.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(context);
            }
            catch (AntiforgeryValidationException reason)
            {
                Refused(app.Logger, context.Request.Path, reason.Message);
                context.Features.Set<IAntiforgeryValidationFeature>(null);
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }

            await next(context);
        });
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    [LoggerMessage(LogLevel.Information, "A form to {Path} was refused: {Reason}")]
    private static partial void Refused(ILogger log, PathString path, string reason);
}
