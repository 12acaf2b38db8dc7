using Curation.Domain.Frameworks;
using Curation.Pipelines.Commands.Stages;
using Curation.Pipelines.Operate;
using Curation.Storage.Exchange;

namespace Curation.Pipelines.Commands;

/// <summary>A framework in its documented form: CSV where the file is called so, else JSON.</summary>
public static class FrameworkFile
{
    /// <exception cref="RefusalException">The file cannot be read or is no framework; says where.</exception>
    public static Framework Read(FileInfo file)
    {
        using var stream = InputFiles.Open(file);
        using var text = new StreamReader(stream);
        var (framework, fault) = file.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase) ? FrameworkCsv.Read(text.ReadToEnd()) : FrameworkJsonReader.Read(text.ReadToEnd());
        return framework ?? throw new RefusalException(ExitCode.Failed, $"{file.FullName}: {fault} Nothing was changed. The form is in docs/formats.md.");
    }
}
