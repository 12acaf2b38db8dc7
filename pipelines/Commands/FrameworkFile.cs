using System.Text.Json;
using Curation.Domain.Frameworks;
using Curation.Pipelines.Commands.Stages;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands;

/// <summary>A framework in its documented JSON form.</summary>
public static class FrameworkFile
{
    /// <exception cref="RefusalException">The file cannot be read or is no framework; says where.</exception>
    public static Framework Read(FileInfo file)
    {
        using var stream = InputFiles.Open(file);
        try
        {
            return JsonSerializer.Deserialize<Framework>(stream, JsonForm.Strict)
                ?? throw new RefusalException(ExitCode.Failed, $"{file.FullName} holds null, not a framework. Nothing was changed.");
        }
        catch (JsonException e)
        {
            throw new RefusalException(ExitCode.Failed, $"{file.FullName} is no framework: {JsonForm.Fault(e)}. Nothing was changed. The form is in docs/formats.md.");
        }
    }
}
