using Curation.Pipelines.Operate.Running;
using Curation.Pipelines.Operate.Settings;
using Microsoft.Extensions.Configuration;

namespace Curation.Pipelines.Operate.Doctor;

/// <summary>Looks at this machine and this installation.</summary>
internal static class MachineChecks
{
    private const string AnyTimeZone = "Europe/Berlin";
    private const string Correct = "Correct it in appsettings.json, or the environment variable of that name (two underscores for each colon).";
    private static readonly DateTimeOffset Release = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Check DotNet() => Check.Ok(".NET", $"runtime {Environment.Version} on {System.Runtime.InteropServices.RuntimeInformation.OSDescription.Split('\n')[0]}, {Environment.ProcessorCount} cores");

    public static Check Program() => File.Exists(Installation.WebApplication)
        ? Check.Ok("program", AppContext.BaseDirectory)
        : Check.Failed("program", $"The web application is not built: {Installation.WebApplication} is missing.", "Remove the folder artifacts and start ./curation again: it builds what is missing.");

    public static IEnumerable<Check> Settings(IConfigurationRoot configuration)
    {
        var findings = SettingsSchema.Load().Check(configuration);
        foreach (var finding in findings)
            yield return finding.IsError
                ? Check.Failed("settings", finding.Line, Correct)
                : Check.Note("settings", finding.Line, "Correct its spelling or remove it: nothing reads it.");
        var faults = findings.Any(finding => finding.IsError) ? [] : OptionFaults.Of(configuration);
        foreach (var fault in faults) yield return Check.Failed("settings", fault, Correct);
        if (findings.Count == 0 && faults.Count == 0) yield return Check.Ok("settings", HostConfiguration.File);
    }

    public static Check Data(DataFolder data) => data.Problem() is { } problem
        ? Check.FromLine("data folder", problem)
        : Check.Ok("data folder", $"{data}, {data.FreeBytes >> 20:N0} MB free");

    public static Check Port(IConfiguration configuration, DataFolder data)
    {
        var port = int.TryParse(configuration["CurationUi:Port"], out var set) ? set : LoopbackPort.Usual;
        if (UpRecord.Running(data) is { } up) return Check.Ok("port", $"Curation runs at {up.Address}");
        return LoopbackPort.Problem(port) is { } problem ? Check.FromLine("port", problem) : Check.Ok("port", $"{port} is free");
    }

    public static Check SampleBoardPort(IConfiguration configuration, DataFolder data)
    {
        const string Setting = $"{PipelinesOptions.Section}:{nameof(PipelinesOptions.SampleBoardPort)}";
        var port = int.TryParse(configuration[Setting], out var set) ? set : new PipelinesOptions().SampleBoardPort;
        if (string.Equals(configuration[$"{PipelinesOptions.Section}:{nameof(PipelinesOptions.SampleEnabled)}"], "false", StringComparison.OrdinalIgnoreCase)) return Check.Ok("sample port", "not needed: Pipelines:SampleEnabled is off");
        if (UpRecord.Running(data) is not null) return Check.Ok("sample port", "in use by Curation, which runs");
        return LoopbackPort.Problem(port) is { } problem
            ? Check.Note("sample port", problem.Split(": ", 2)[0] + ": another free one is used.", $"Nothing needs doing; name a free one in {Setting} where the address should stay the same.")
            : Check.Ok("sample port", $"{port} is free");
    }

    public static Check Clock(IConfiguration configuration, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        if (now < Release) return Check.Failed("clock", $"The clock says {now:yyyy-MM-dd HH:mm} UTC.", "Set it (timedatectl set-ntp true).");
        var zone = configuration["Pipelines:TimeZone"] is { Length: > 0 } set ? set : "UTC";
        if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) return Check.Ok("clock", $"{now:yyyy-MM-dd HH:mm} UTC, nights in {zone}");
        return TimeZoneInfo.TryFindSystemTimeZoneById(AnyTimeZone, out _)
            ? Check.Failed("clock", $"Pipelines:TimeZone is \"{zone}\", which is no time zone.", "Name one such as Europe/Berlin (timedatectl list-timezones).")
            : Check.Failed("clock", "This machine has no time zones.", "Run: apt-get install tzdata");
    }
}
