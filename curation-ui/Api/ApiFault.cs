using Curation.Ui.Accounts;

namespace Curation.Ui.Api;

/// <summary>What can go wrong for a program. Each is answered as a problem document (RFC 9457) whose type names its place on the page <c>/api</c>.</summary>
/// <param name="Name">Part of the contract: never renamed.</param>
/// <param name="Title">The same each time.</param>
/// <param name="Mend">What to do, for the page.</param>
internal sealed record ApiFault(string Name, int Status, string Title, string Mend)
{
    public static readonly ApiFault Unusable = new("unusable-request", StatusCodes.Status400BadRequest, "The request cannot be used", "Read the detail: it names the parameter and what it may be.");
    public static readonly ApiFault NoKey = new("no-key", StatusCodes.Status401Unauthorized, "A key is needed", "Send Authorization: Bearer and a key. An administrator makes keys and revokes them.");
    public static readonly ApiFault NotAllowed = new("not-allowed", StatusCodes.Status403Forbidden, "The key or the role does not reach this", "Ask an administrator for a key with the scope that the detail names.");
    public static readonly ApiFault UnknownFramework = new("unknown-framework", StatusCodes.Status404NotFound, "There is no such framework", "GET /api/frameworks lists those that there are. Codes are in capitals.");
    public static readonly ApiFault UnknownVersion = new("unknown-version", StatusCodes.Status404NotFound, "There is no such version", "GET /api/frameworks/{code}/versions lists them; latest is always there.");
    public static readonly ApiFault UnknownElement = new("unknown-element", StatusCodes.Status404NotFound, "The version has no such element", "A code that went may have an heir: see replaced in the changes since the version that had it.");
    public static readonly ApiFault UnknownAddress = new("unknown-address", StatusCodes.Status404NotFound, "There is nothing at this address", "/openapi/v1.json lists all addresses.");
    public static readonly ApiFault Failed = new("failed", StatusCodes.Status500InternalServerError, "Something failed here", "Try again; if it stays, tell the operator the trace that the detail names.");
    public static readonly ApiFault StorageAway = new("storage-away", StatusCodes.Status503ServiceUnavailable, "The database does not answer", "Wait as long as Retry-After says, then ask again. Nothing is lost.");

    public static IReadOnlyList<ApiFault> All { get; } = [Unusable, NoKey, NotAllowed, UnknownFramework, UnknownVersion, UnknownElement, UnknownAddress, Failed, StorageAway];

    public string Type => $"/api#{Name}";

    /// <summary>Whether who asks reads problem documents, and not pages.</summary>
    public static bool IsForPrograms(HttpRequest request) => (request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && request.Path != "/api")
        || request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase) || ApiKeyScheme.Speaks(request);

    /// <param name="detail">What is wrong this time, in one line.</param>
    /// <param name="more">Further members of the document.</param>
    public IResult Because(string detail, params (string Name, object? Value)[] more) => Results.Problem(
        detail, statusCode: Status, title: Title, type: Type, extensions: more.Select(m => KeyValuePair.Create(m.Name, m.Value)));

    /// <summary>For a status that was set without a word.</summary>
    public static IResult? Of(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status400BadRequest => Unusable.Because("The request cannot be read."),
        StatusCodes.Status401Unauthorized => NoKey.Because(
            ApiKeyScheme.Speaks(context.Request) ? "The key is unknown or revoked. It is sent as: Authorization: Bearer curation_…" : "Nobody is signed in, and no key was sent: Authorization: Bearer curation_…"),
        StatusCodes.Status403Forbidden => NotAllowed.Because(Policies.ScopeOf(context.GetEndpoint()) is { } scope ? $"It takes a key with the scope {scope}, or a person whose role allows it." : "No key may do this."),
        StatusCodes.Status404NotFound => UnknownAddress.Because($"There is nothing to {context.Request.Method} at {context.Request.Path}."),
        _ => null,
    };
}
