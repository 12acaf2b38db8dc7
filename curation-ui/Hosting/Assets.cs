using Curation.Ui.Accounts;
using Microsoft.AspNetCore.StaticAssets;

namespace Curation.Ui.Hosting;

/// <summary>The stylesheet, the module and the fonts, by names that change with their content, so that browsers keep them for good.</summary>
internal sealed class Assets
{
    private Dictionary<string, string> addresses = new(StringComparer.Ordinal);

    /// <summary>The address of a file under wwwroot.</summary>
    public string this[string name] => "/" + addresses.GetValueOrDefault(name, name);

    public void Read(IEndpointRouteBuilder endpoints) => addresses = endpoints.DataSources.SelectMany(s => s.Endpoints)
        .Select(e => e.Metadata.GetMetadata<StaticAssetDescriptor>()).OfType<StaticAssetDescriptor>()
        .Select(d => (d.Route, Name: d.Properties.FirstOrDefault(p => p.Name == "label")?.Value))
        .Where(a => a.Name is not null)
        .DistinctBy(a => a.Name)
        .ToDictionary(a => a.Name!, a => a.Route, StringComparer.Ordinal);
}

internal static class AssetsMapping
{
    public static void MapAssets(this WebApplication app)
    {
        app.MapStaticAssets().RequireAuthorization(Policies.Anyone);
        app.Services.GetRequiredService<Assets>().Read(app);
    }
}
