using Curation.Storage;
using Curation.Ui.Accounts;
using Curation.Ui.Admin;
using Curation.Ui.Api;
using Curation.Ui.Frameworks;
using Curation.Ui.Hosting;
using Curation.Ui.Live;
using Curation.Ui.Models;
using Curation.Ui.Review;
using Curation.Ui.Runs;
using Curation.Ui.Search;
using Curation.Ui.Start;
using Curation.Ui.Versions;

namespace Curation.Ui;

/// <summary>The web application, put together. Settings: appsettings.json lies beside the program, and environment variables override it.</summary>
internal static class CurationWeb
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = "CurationUi" });
        builder.WebHost.UseStaticWebAssets();

        // What was built is what is served: no endpoint that looks for files that came later.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var address = new PublicAddress(builder.Configuration);
        builder.Services
            .AddStorage(builder.Configuration)
            .AddScreens()
            .AddPublicAddress(address)
            .AddAccounts(address)
            .AddChangeFeed()
            .AddVersions()
            .AddModels()
            .AddApi()
            .AddFrameworkPages()
            .AddSecurityHeaders();

        var app = builder.Build();
        app.UseProxies();
        app.UseResponseCompression();
        app.UseProblemPages();
        app.UseOpenDoorGuard();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseFormGuard();
        MapAll(app);
        return app;
    }

    /// <summary>Every endpoint names its policy; one that names none is refused to everybody.</summary>
    private static void MapAll(WebApplication app)
    {
        app.MapAssets();
        app.MapHealth();
        app.MapTheme();
        app.MapSignIn();
        app.MapStart();
        app.MapRuns();
        app.MapModels();
        app.MapReview();
        app.MapHistory();
        app.MapNewProposal();
        app.MapLabels();
        app.MapSearch();
        app.MapFrameworks();
        app.MapVersions();
        app.MapApi();
        app.MapEvents();
        app.MapAdmin();
        app.MapAudit();
        app.MapNowhere();
    }
}
