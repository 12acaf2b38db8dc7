using System.CommandLine;
using Curation.Pipelines.Commands;
using Curation.Pipelines.Commands.Models;
using Curation.Pipelines.Commands.Stages;
using Curation.Pipelines.Operate;
using Curation.Pipelines.Operate.Backup;
using Curation.Pipelines.Operate.Doctor;
using Curation.Pipelines.Worker;

var root = new RootCommand("Curation keeps a competency framework true to the labour market.")
{
    SharedOptions.Data,
    SharedOptions.Database,
    UpCommand.Create(),
    DownCommand.Create(),
    StatusCommand.Create(),
    DoctorCommand.Create(),
    WithDatabaseCommand.Create(),
    BackupCommand.Create(),
    RestoreCommand.Create(),
    RunCommand.Create(),
    ImportCommand.Create(),
    ExportCommand.Create(),
    FrameworkCommand.Create(),
    BenchCommand.Create(),
    ModelsCommand.Create(),
    WorkerCommand.Create(),
};
foreach (var stage in StageCommands.All())
    root.Add(stage);
return await CommandLine.RunAsync(root, args);
