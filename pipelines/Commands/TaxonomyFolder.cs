using Curation.Domain.Frameworks;
using Curation.Ingest.Taxonomies;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands;

/// <summary>A taxonomy folder that a person named on the command line.</summary>
internal static class TaxonomyFolder
{
    /// <exception cref="RefusalException">The folder cannot be used; says what is wrong.</exception>
    public static Taxonomy Read(string scheme, DirectoryInfo folder)
    {
        try
        {
            return TaxonomyFiles.Read(scheme, folder);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new RefusalException(ExitCode.Failed, $"{e.Message} Nothing was changed. The form is in docs/formats.md.");
        }
    }
}
