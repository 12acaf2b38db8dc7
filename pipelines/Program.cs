using System.CommandLine;
using Curation.Pipelines.Operate;
using Curation.Pipelines.Operate.Doctor;

var root = new RootCommand("Curation keeps a competency framework true to the labour market.")
{
    SharedOptions.Data, SharedOptions.Database,
    UpCommand.Create(), DownCommand.Create(), StatusCommand.Create(), DoctorCommand.Create(), WithDatabaseCommand.Create(),
};
var worker = new Command("worker") { Hidden = true };
worker.SetAction(async (parse, stop) =>
{
    await using var database = await DatabaseSession.OpenAsync(parse, stop);
    Console.WriteLine("worker ready");
    await Task.Delay(Timeout.InfiniteTimeSpan, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    return ExitCode.Ok;
});
root.Add(worker);
return await CommandLine.RunAsync(root, args);
