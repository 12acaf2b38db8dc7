using System.Collections.Frozen;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Curation.Ui.Accounts;

/// <summary>
/// Who may what. Every endpoint names one of these (<c>RequireAuthorization(Policies.Decide)</c>); one that names none is refused to everybody.
/// </summary>
internal static class Policies
{
    /// <summary>Nobody need sign in: sign-in itself, assets, health.</summary>
    public const string Anyone = nameof(Anyone);

    /// <summary>Any person or key.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>A person with an account: no key, and not the demo.</summary>
    public const string OwnAccount = nameof(OwnAccount);

    public const string ReadPublished = nameof(ReadPublished);
    public const string ReadPostings = nameof(ReadPostings);
    public const string SeeProposals = nameof(SeeProposals);
    public const string Decide = nameof(Decide);

    /// <summary>Publish, take back anyone's decision, set policies.</summary>
    public const string Publish = nameof(Publish);

    public const string SeeRuns = nameof(SeeRuns);

    /// <summary>Retry, switch sources.</summary>
    public const string Operate = nameof(Operate);

    public const string Administer = nameof(Administer);

    private static readonly FrozenDictionary<string, Grant> Grants = new Dictionary<string, Grant>(StringComparer.Ordinal)
    {
        [ReadPublished] = new(Scope.Frameworks, Role.Reader, Role.Researcher, Role.Curator, Role.Lead),
        [ReadPostings] = new(Scope.Postings, Role.Researcher, Role.Curator, Role.Lead),
        [SeeProposals] = new(Scope.Proposals, Role.Curator, Role.Lead),
        [Decide] = new(null, Role.Curator, Role.Lead),
        [Publish] = new(null, Role.Lead),
        [SeeRuns] = new(Scope.Runs, Role.Curator, Role.Lead, Role.Operator),
        [Operate] = new(null, Role.Operator),
        [Administer] = new(null, Role.Administrator),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlyList<string> All { get; } = [Anyone, SignedIn, OwnAccount, .. Grants.Keys.Order(StringComparer.Ordinal)];

    /// <exception cref="ArgumentException">There is no such policy.</exception>
    public static bool Allows(ClaimsPrincipal? user, string policy) => policy switch
    {
        Anyone => true,
        SignedIn => user?.Identity?.IsAuthenticated == true,
        OwnAccount => user?.Identity is { IsAuthenticated: true, AuthenticationType: AccountPrincipal.Person },
        _ when Grants.TryGetValue(policy, out var grant) => user?.Identity?.IsAuthenticated == true && grant.Holds(user),
        _ => throw new ArgumentException($"There is no policy {policy}.", nameof(policy)),
    };

    /// <summary>The scope that lets a key ask this endpoint; none where it takes none, or where no key may.</summary>
    public static string? ScopeOf(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<IAuthorizeData>() is { Policy: { } policy } ? ScopeOf(policy) : null;

    public static string? ScopeOf(string policy) => Grants.TryGetValue(policy, out var grant) ? grant.Scope : null;

    public static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        foreach (var policy in All)
            authorization.AddPolicy(policy, built => built.RequireAssertion(context => Allows(context.User, policy)));
        return services;
    }

    /// <param name="Scope">The scope that lets a key do it; none where no key may.</param>
    private sealed record Grant(string? Scope, params string[] Roles)
    {
        public bool Holds(ClaimsPrincipal user) => Roles.Any(user.IsInRole) || (Scope is not null && user.HasClaim(Accounts.Scope.Claim, Scope));
    }
}
