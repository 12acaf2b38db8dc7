using Curation.ServiceTests.Accounts;
using Curation.ServiceTests.Storage;
using Curation.Storage;
using Xunit;

namespace Curation.ServiceTests.Ui;

/// <summary>A database, the web application over it, and a browser in which a lead is signed in who also operates and administers.</summary>
public abstract class UiTest(FreshDatabase database, Browser browser) : StorageTest(database)
{
    private WebApplication? web;
    private Visitor? person;

    protected Uri Address => web!.Address;

    internal Market Market => new(Db);

    /// <summary>The person who is signed in.</summary>
    private protected Visitor Person => person!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        web = await WebApplication.StartAsync(Database.Owner, Ct);
        person = await Visitor.FirstAsync(web.Address, Db);
    }

    public override async ValueTask DisposeAsync()
    {
        person?.Dispose();
        if (web is not null) await web.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<Visit> VisitAsync(int width = 1440, int height = 900, bool dark = false, bool script = true) => VisitAsync(person!, width, height, dark, script);

    /// <summary>A browser in which somebody else is signed in.</summary>
    private protected Task<Visit> VisitAsync(Visitor visitor, int width = 1440, int height = 900, bool dark = false, bool script = true) =>
        browser.VisitAsync(Address, width, height, dark, script, visitor.Cookies.GetCookies(Address));

    /// <summary>Signed in.</summary>
    protected HttpClient NewClient(bool follows = true) => new(new HttpClientHandler { CookieContainer = person!.Cookies, AllowAutoRedirect = follows });

    /// <summary>The token of a form that the signed-in person was shown.</summary>
    protected async Task<string> TokenAsync() => Visitor.TokenIn(await person!.ReadAsync("/account"));

    /// <summary>The sample framework, a finished night and proposals of each kind.</summary>
    private protected async Task<Guid> NightAsync(params Domain.Proposals.Proposal[] proposals)
    {
        await Market.PublishAsync(Ct);
        await using var night = await Market.BeginAsync(Ct);
        await Market.ProposeAsync(night.Id, proposals.Length > 0 ? proposals : Market.Proposals());
        await night.FinishAsync(Domain.Runs.RunState.Succeeded, Ct);
        return night.Id;
    }
}
