namespace Curation.Pipelines.Sample;

/// <summary>The sample board on the worker's own web server.</summary>
internal static class SampleBoardEndpoints
{
    public static void MapSampleBoard(this WebApplication app)
    {
        var board = SampleBoard.Load();
        app.MapGet("/{**path}", (string? path, TimeProvider clock) =>
            board.Render(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).TryGetValue($"/{path}", out var page)
                ? Results.Bytes(page.Bytes, page.ContentType)
                : Results.NotFound());
    }
}
