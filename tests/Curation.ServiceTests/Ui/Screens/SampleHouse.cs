using System.Net;
using Curation.Pipelines.Commands.Models;
using Curation.ServiceTests.Accounts;
using Curation.ServiceTests.Nightly;
using Curation.ServiceTests.Storage;
using Curation.Storage.Accounts;
using Curation.Ui.Accounts;
using Xunit;

namespace Curation.ServiceTests.Ui.Screens;

/// <summary>The product in one place: an empty database, the web application over it, and in turn its accounts and a night over the sample board.</summary>
internal sealed class SampleHouse(FreshDatabase database, WebApplication web) : IAsyncDisposable
{
    private static readonly DateOnly Night = new(2026, 6, 15);

    private readonly Dictionary<string, Visitor> people = new(StringComparer.Ordinal);

    private bool isAway;

    public Uri Address => web.Address;

    /// <summary>What stands in braces in the addresses of the list.</summary>
    public Dictionary<string, string> Codes { get; } = new(StringComparer.Ordinal);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<SampleHouse> OpenAsync(FreshDatabase database)
    {
        var house = new SampleHouse(database, await WebApplication.StartAsync(database.Owner, Ct));
        house.Codes["first"] = (await new OneTimeCodes(database.Db).MintFirstAsync(TimeSpan.FromHours(1), Ct))!;
        return house;
    }

    public async Task ReachAsync(Stage stage)
    {
        if (stage == Stage.Accounts) await LetInAsync();
        if (stage == Stage.Sample) await RunNightAsync();
        if (stage == Stage.Damaged) await database.AskAsync<object>("UPDATE proposals SET body = '{'");
        if (stage == Stage.Away)
        {
            await database.MoveAsync(away: true, Ct);
            isAway = true;
        }
    }

    /// <summary>The cookies of a person with one role; none for a visitor.</summary>
    public CookieCollection? CookiesOf(string? role) => role is null ? null : people[role].Cookies.GetCookies(Address);

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people.Values) person.Dispose();
        await web.DisposeAsync();
        if (isAway) await database.MoveAsync(away: false, CancellationToken.None);
    }

    private async Task LetInAsync()
    {
        var first = new Visitor(Address);
        people[Role.Administrator] = first;
        using (var begun = await first.BeginAsync(Codes["first"], alone: false)) Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        foreach (var (role, name) in new[] { (Role.Lead, "Lena Moreau"), (Role.Curator, "Cleo Brandt"), (Role.Operator, "Otto Lind"), (Role.Researcher, "Rita Okafor"), (Role.Reader, "Rolf Haas") })
            people[role] = await first.AddAsync(name.Split(' ')[0].ToLowerInvariant(), name, [role]);
        using var made = await first.SendAsync("/admin/people/new", "/admin/people", ("name", "nina"), ("display", "Nina Vos"), ("role", Role.Curator));
        Codes["link"] = Visitor.LinkIn(await made.Content.ReadAsStringAsync(Ct)).Query["?code=".Length..];
    }

    private async Task RunNightAsync()
    {
        await using var board = await ServedBoard.StartAsync(Night);
        await board.InstallAsync(database.Db, Night, Ct);
        await using var night = new NightServices(database.Owner, board);
        await night.SucceedAsync(Night);
        await night.Get<ModelMeasuring>().EnsureAsync(kind: null, Ct);
    }
}
