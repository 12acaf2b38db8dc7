using Curation.Ui;

var app = CurationWeb.Build(args);
app.StopWithParent();
await app.RunAsync();
