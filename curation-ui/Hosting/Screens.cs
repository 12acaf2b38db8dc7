using System.Text.Encodings.Web;
using System.Text.Unicode;
using Curation.Storage.Proposals;
using Curation.Ui.Parts;
using Curation.Ui.Review;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.ResponseCompression;

namespace Curation.Ui.Hosting;

/// <summary>What every screen's bar shows.</summary>
/// <param name="ToDecide">Open proposals; none where the database does not answer.</param>
public sealed record Frame(int? ToDecide);

/// <summary>A screen: a template over a model that its endpoint has loaded. It asks for nothing itself.</summary>
public abstract class Screen<TModel> : ComponentBase
{
    [Parameter]
    public required TModel Model { get; set; }

    [Parameter]
    public required Frame Frame { get; set; }
}

/// <summary>Answers with a screen.</summary>
internal sealed class Screens(ProposalStore proposals)
{
    public async Task<IResult> ShowAsync<TScreen, TModel>(TModel model, CancellationToken ct, int status = StatusCodes.Status200OK)
        where TScreen : Screen<TModel>
    {
        var counts = await proposals.CountsAsync(ct);
        return Of<TScreen, TModel>(model, new Frame(counts.Where(c => c.State == ProposalState.Open).Sum(c => c.Count)), status);
    }

    public Task<IResult> MissingAsync(string what, CancellationToken ct) =>
        ShowAsync<MissingScreen, string>(what, ct, StatusCodes.Status404NotFound);

    public static IResult Of<TScreen, TModel>(TModel model, Frame frame, int status)
        where TScreen : Screen<TModel> =>
        new RazorComponentResult<TScreen>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Model"] = model, ["Frame"] = frame })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };
}

internal static class ScreensRegistration
{
    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<CardReader>();
        services.AddSingleton<Answers>();
        services.AddSingleton<Assets>();
        services.AddSingleton<QueueReader>();
        services.AddSingleton<HouseTime>();
        services.AddScoped<HistoryReader>();
        services.AddSingleton<SurroundingsReader>();
        services.AddSingleton<Screens>();
        return services;
    }
}
