namespace Curation.Ui.Api;

internal static class ApiMapping
{
    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .AddSingleton<PublishedDocuments>()
        .AddSingleton<FrameworkRequest>()
        .AddSingleton<ChangesReader>()
        .AddApiDescription();

    public static void MapApi(this WebApplication app)
    {
        app.MapFrameworkApi();
        app.MapApiDescription();
        app.MapApiGuide();
    }
}
