using Curation.Ui.Accounts;
using Curation.Ui.Hosting;

namespace Curation.Ui.Review;

/// <summary>Answers forms of the review screens: a browser is sent on to the page that comes next, a script is given it.</summary>
internal sealed class Answers(CardReader cards, QueueReader reader, Screens screens)
{
    public Task<IResult> MissingAsync(CancellationToken ct) => screens.MissingAsync("proposal", ct);

    /// <summary>The card that comes next.</summary>
    public async Task<IResult> CardAsync(HttpContext context, Guid id, QueueAddress address, Guid? done, CancellationToken ct, string? panel = null)
    {
        Say(context, done);
        var more = panel is null ? null : $"do={Uri.EscapeDataString(panel)}";
        if (!IsScript(context.Request))
            return Results.LocalRedirect(CardPage.UrlOf(id, address, done is null ? more : $"done={done}"));
        context.Response.Headers.ContentLocation = CardPage.UrlOf(id, address, panel is "none" ? null : more);
        return await cards.ReadAsync(id, address, context.User, panel, done, posted: null, ct) is { } card
            ? await screens.ShowAsync<CardScreen, CardPage>(card, ct)
            : await MissingAsync(ct);
    }

    /// <summary>The card of the proposal that takes back what is published.</summary>
    /// <param name="of">The published decision.</param>
    public async Task<IResult> InverseAsync(HttpContext context, Guid id, QueueAddress address, Guid of, CancellationToken ct)
    {
        if (!IsScript(context.Request)) return Results.LocalRedirect(CardPage.UrlOf(id, address, $"inverse={of}"));
        context.Response.Headers.ContentLocation = CardPage.UrlOf(id, address);
        return await cards.ReadInverseAsync(id, address, context.User, of, ct) is { } card ? await screens.ShowAsync<CardScreen, CardPage>(card, ct) : await MissingAsync(ct);
    }

    /// <summary>The same card again, because it was refused.</summary>
    public Task<IResult> CardAsync(HttpContext context, CardPage card, int status, CancellationToken ct)
    {
        context.Response.Headers.ContentLocation = card.Url();
        return screens.ShowAsync<CardScreen, CardPage>(card, ct, status);
    }

    /// <summary>The queue, because nothing in it comes next.</summary>
    public async Task<IResult> QueueAsync(HttpContext context, QueueAddress address, Guid done, CancellationToken ct)
    {
        Say(context, done);
        if (!IsScript(context.Request))
            return Results.LocalRedirect($"{address.Url}{(address.Query.Length > 0 ? '&' : '?')}done={done}");
        context.Response.Headers.ContentLocation = address.Url;
        return await screens.ShowAsync<QueueScreen, QueuePage>(await reader.PageAsync(address, context.User, done, ct), ct);
    }

    /// <summary>The decisions.</summary>
    public Task<IResult> HistoryAsync(HistoryPage page, int status, CancellationToken ct) => screens.ShowAsync<HistoryScreen, HistoryPage>(page, ct, status);

    private static void Say(HttpContext context, Guid? done)
    {
        if (done is not null) context.Response.Headers[DecideEndpoints.DecisionHeader] = done.ToString();
    }

    private static bool IsScript(HttpRequest request) => request.Headers.ContainsKey(FormGuard.Header);
}
