using Curation.Pipelines.Operate.Running;
using Curation.Pipelines.Operate.Settings;
using Microsoft.Extensions.Configuration;

namespace Curation.Pipelines.Operate.Doctor;

/// <summary>Looks at this machine and this installation.</summary>
internal static class MachineChecks
{
    private const string AnyTimeZone = "Europe/Berlin";
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
                ? Check.Failed("settings", finding.Line, "Correct it in appsettings.json, or the environment variable of that name (two underscores for each colon).")
                : Check.Note("settings", finding.Line, "Correct its spelling or remove it: nothing reads it.");
        if (findings.Count == 0) yield return Check.Ok("settings", HostConfiguration.File);
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

    public static Check Models(IConfiguration configuration)
    {
        var folder = configuration["Classify:ModelFolder"];
        if (folder is not { Length: > 0 }) return Check.Ok("models", "the shipped ones");
        return Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any()
            ? Check.Ok("models", folder)
            : Check.Failed("models", $"Classify:ModelFolder names {folder}, where there is no file.", "Correct it, or leave it empty for the shipped models.");
    }
}
