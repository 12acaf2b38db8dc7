namespace Curation.Pipelines.Sample;

/// <summary>The sample board on the worker's own web server.</summary>
internal static class SampleBoardEndpoints
{
    public static void MapSampleBoard(this IEndpointRouteBuilder app, SampleSite site) => app.MapGet("/{**path}", (string? path) =>
        site.Documents.TryGetValue($"/{path}", out var document) ? Results.Bytes(document.Bytes, document.ContentType) : Results.NotFound()).RequireAuthorization(Worker.WorkerPolicies.Anyone);
}
