using Curation.Ui;

// Settings: appsettings.json lies beside the program, and environment variables override it.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
var app = builder.Build();
app.StopWithParent();
app.MapGet("/", () => "Curation");
app.MapGet("/health/live", () => "ok");
await app.RunAsync();
