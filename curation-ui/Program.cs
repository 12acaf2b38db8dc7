using Curation.Storage;
using Curation.Ui;
using Curation.Ui.Frameworks;
using Curation.Ui.Hosting;
using Curation.Ui.Live;
using Curation.Ui.Review;
using Curation.Ui.Runs;
using Curation.Ui.Search;
using Curation.Ui.Start;

// Settings: appsettings.json lies beside the program, and environment variables override it.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services
    .AddStorage(builder.Configuration)
    .AddScreens()
    .AddLoopbackOnly()
    .AddChangeFeed();

var app = builder.Build();
app.StopWithParent();
app.UseSecurityHeaders();
app.UseResponseCompression();
app.UseProblemPages();
app.MapAssets();
app.MapHealth();
app.MapTheme();
app.MapStart();
app.MapRuns();
app.MapReview();
app.MapFrameworks();
app.MapSearch();
app.MapEvents();
await app.RunAsync();
