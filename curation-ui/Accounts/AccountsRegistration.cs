using Curation.Storage;
using Curation.Storage.Accounts;
using Curation.Ui.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Curation.Ui.Accounts;

internal static class AccountsRegistration
{
    private const string Chooser = "Curation";

    public static IServiceCollection AddAccounts(this IServiceCollection services, PublicAddress address)
    {
        services.AddDbContext<AccountsContext>((provider, options) => options.UseNpgsql(provider.GetRequiredService<Database>().ConnectionString));
        services.AddIdentityCore<Account>(Configure).AddEntityFrameworkStores<AccountsContext>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.AddDataProtection().SetApplicationName("curation");
        services.AddOptions<KeyManagementOptions>().Configure<ProtectionKeys>((options, keys) => options.XmlRepository = keys);
        services.AddSingleton<OpenDoor>().AddSingleton<SignInLimiter>().AddScoped<SignIns>().AddScoped<People>().AddScoped<Keys>().AddScoped<Acts>();
        services.AddAuthentication(Chooser)
            .AddPolicyScheme(Chooser, null, options => options.ForwardDefaultSelector = context =>
                ApiKeyScheme.Speaks(context.Request) ? ApiKeyScheme.Name
                : context.RequestServices.GetRequiredService<OpenDoor>().IsAsked ? OpenDoorScheme.Name
                : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyScheme>(ApiKeyScheme.Name, null)
            .AddScheme<AuthenticationSchemeOptions, OpenDoorScheme>(OpenDoorScheme.Name, null)
            .AddCookie(IdentityConstants.ApplicationScheme, options => Configure(options, address));
        return services.AddPolicies().AddFormGuard(address);
    }

    private static void Configure(IdentityOptions options)
    {
        // Length is what counts (NIST SP 800-63B): no rules about kinds of characters.
        options.Password = new PasswordOptions { RequiredLength = 12, RequiredUniqueChars = 5, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
        options.Lockout = new LockoutOptions { MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15), AllowedForNewUsers = true };
    }

    private static void Configure(CookieAuthenticationOptions options, PublicAddress address)
    {
        options.Cookie.Name = address.Cookie("curation");
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = address.CookiePolicy;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = context => SendToSignIn(context.HttpContext);
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = StillHoldsAsync;
    }

    /// <summary>A relative address, so that a made-up Host leads nowhere; programs and what is no page are told and not sent.</summary>
    private static Task SendToSignIn(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (Api.ApiFault.IsForPrograms(request))
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        var back = HttpMethods.IsGet(request.Method) && request.Path != "/" ? $"?back={Uri.EscapeDataString(request.Path + request.QueryString)}" : "";
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = SignInEndpoints.Path + back;
        return Task.CompletedTask;
    }

    /// <summary>At each request, so that a lock, a new password and changed roles count at once. What anyone may see asks nothing.</summary>
    private static async Task StillHoldsAsync(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAuthorizeData>() is { Policy: Policies.Anyone }) return;
        var (id, stamp) = (context.Principal?.AccountId(), context.Principal?.FindFirst(AccountPrincipal.Stamp)?.Value);
        var accounts = context.HttpContext.RequestServices.GetRequiredService<AccountsContext>();
        if (id is not null && await accounts.Users.AnyAsync(a => a.Id == id && a.SecurityStamp == stamp && !a.Locked, context.HttpContext.RequestAborted)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
