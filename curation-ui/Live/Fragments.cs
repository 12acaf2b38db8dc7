using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Curation.Ui.Live;

/// <summary>Parts of a page as HTML, made by the same components as the page.</summary>
internal sealed class Fragments(IServiceProvider services, ILoggerFactory logs)
{
    public async Task<string> RenderAsync<TPart>(Dictionary<string, object?> parameters)
        where TPart : IComponent
    {
        await using var renderer = new HtmlRenderer(services, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPart>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
