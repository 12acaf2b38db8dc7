using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Curation.Pipelines.Worker;

/// <summary>
/// The worker serves the sample board on loopback and nothing else: an endpoint that does not name <see cref="Anyone"/> is refused to everybody.
/// Nobody signs in here, and Hangfire's dashboard is not mounted (docs/decisions/0008).
/// </summary>
internal static class WorkerPolicies
{
    public const string Anyone = nameof(Anyone);

    public static IServiceCollection AddWorkerPolicies(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build())
            .AddPolicy(Anyone, policy => policy.RequireAssertion(_ => true));
        return services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusal>();
    }

    private sealed class Refusal : IAuthorizationMiddlewareResultHandler
    {
        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            if (authorizeResult.Succeeded) return next(context);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
    }
}
