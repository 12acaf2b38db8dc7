namespace Curation.Ui.Hosting;

/// <summary>What every answer says about how it may be used: nothing from another host, no frame, no guessed type.</summary>
internal sealed class SecurityHeaders : IStartupFilter
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(static (context, following) =>
        {
            Set(context.Response.Headers);
            context.Response.OnStarting(
                static state =>
                {
                    var answered = (HttpContext)state;

                    // Again, because a handler of errors clears them; and the framework's invitation to a client script that is not loaded here.
                    Set(answered.Response.Headers);
                    if (answered.Request.IsHttps) answered.Response.Headers.StrictTransportSecurity = "max-age=31536000";
                    answered.Response.Headers.Remove("blazor-enhanced-nav");
                    return Task.CompletedTask;
                },
                context);
            return following(context);
        });
        next(app);
    };

    private static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }
}

internal static class SecurityHeadersRegistration
{
    /// <summary>Before all others, so that a refused host is answered with them too.</summary>
    public static IServiceCollection AddSecurityHeaders(this IServiceCollection services)
    {
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, SecurityHeaders>());
        return services;
    }
}
