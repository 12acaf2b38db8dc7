using Curation.ServiceTests.Storage;
using Curation.ServiceTests.Ui;

namespace Curation.ServiceTests.Accounts;

/// <summary>A database, the web application over it, and nobody signed in yet.</summary>
public abstract class AccountsTest(FreshDatabase database) : StorageTest(database)
{
    private WebApplication? web;

    protected Uri Address => web!.Address;

    /// <summary>Settings of the web application, as its command line gives them.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        web = await WebApplication.StartAsync(Database.Owner, Ct, Settings);
    }

    public override async ValueTask DisposeAsync()
    {
        if (web is not null) await web.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
