using System.CommandLine;
using Curation.Ingest.Salaries;

namespace Curation.Pipelines.Commands.Stages;

/// <summary><c>salary</c>: texts → what is paid, as far as they state it.</summary>
internal static class SalaryCommand
{
    public static Command Create()
    {
        var files = StageCommands.InputArgument("""JSON lines {"id","text"}""");
        var command = new Command("salary", """Read what is paid. Example: echo '{"id":"1","text":"£45k-55k a year"}' | curation salary""")
        {
            files,
        };
        command.SetAction(result =>
        {
            using var lines = new JsonLineStreams();
            foreach (var line in lines.Read<TextLine>(result.GetValue(files)!))
            {
                var salary = SalaryText.Parse(line.Text);
                lines.Write(new SalaryRecord(line.Id, salary?.Min, salary?.Max, salary?.Currency, salary?.Unit?.ToString().ToLowerInvariant()));
            }

            return lines.Code;
        });
        return command;
    }
}
