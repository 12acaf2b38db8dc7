using System.ComponentModel.DataAnnotations;

namespace Curation.Pipelines;

/// <summary>Section <c>Pipelines</c> of appsettings.json.</summary>
public sealed class PipelinesOptions
{
    public const string Section = "Pipelines";

    /// <summary>Units worked at once by one process. 1 to 32; default 2.</summary>
    [Range(1, 32, ErrorMessage = "Pipelines:Workers is from 1 to 32.")]
    public int Workers { get; set; } = 2;

    /// <summary>When the night begins, local time of <see cref="TimeZone"/>. Default 02:30.</summary>
    public TimeOnly Nightly { get; set; } = new(2, 30);

    /// <summary>An IANA time zone, as in <c>Europe/Berlin</c>. Default UTC.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Off: the night runs only when it is asked for. Default on.</summary>
    public bool ScheduleEnabled { get; set; } = true;

    /// <summary>Whether the sample frameworks and the sample board are installed at the first start. Default on.</summary>
    public bool SampleEnabled { get; set; } = true;

    /// <summary>Where on loopback the worker serves the sample board. Default 5281; another free port where it is taken.</summary>
    [Range(1, 65535, ErrorMessage = "Pipelines:SampleBoardPort is from 1 to 65535.")]
    public int SampleBoardPort { get; set; } = 5281;
}
