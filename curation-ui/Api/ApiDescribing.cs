namespace Curation.Ui.Api;

/// <summary>What an endpoint may answer beside what it is for.</summary>
internal sealed record Faults(IReadOnlyList<ApiFault> All);

/// <summary>The endpoint's answers carry validators: see <see cref="Answer"/>.</summary>
internal sealed record Kept;

/// <summary>How endpoints are described for the OpenAPI document.</summary>
internal static class ApiDescribing
{
    /// <summary>An answer with validators, and the faults beside those that every endpoint has.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, params ApiFault[] faults) =>
        endpoint.WithMetadata(new Kept()).Produces<T>(StatusCodes.Status200OK, "application/json").Produces(StatusCodes.Status304NotModified).Fails(faults);

    /// <summary>The faults beside those that every endpoint has.</summary>
    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder endpoint, params ApiFault[] faults)
    {
        List<ApiFault> all = [.. faults, ApiFault.NoKey, ApiFault.NotAllowed, ApiFault.StorageAway];
        foreach (var status in all.Select(f => f.Status).Distinct().Order()) endpoint.ProducesProblem(status);
        return endpoint.WithMetadata(new Faults(all));
    }
}
