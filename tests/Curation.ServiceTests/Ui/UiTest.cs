using Curation.ServiceTests.Storage;
using Curation.Storage;
using Xunit;

namespace Curation.ServiceTests.Ui;

/// <summary>A database, the web application over it, and a browser.</summary>
public abstract class UiTest(FreshDatabase database, Browser browser) : StorageTest(database)
{
    private WebApplication? web;

    protected Uri Address => web!.Address;

    internal Market Market => new(Db);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        web = await WebApplication.StartAsync(Database.Owner, Ct);
    }

    public override async ValueTask DisposeAsync()
    {
        if (web is not null) await web.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<Visit> VisitAsync(int width = 1440, int height = 900, bool dark = false, bool script = true) => browser.VisitAsync(Address, width, height, dark, script);

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
