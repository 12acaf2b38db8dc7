using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Stages;

/// <summary>Files that a person named on the command line.</summary>
public static class InputFiles
{
    /// <exception cref="RefusalException">The file is not there or may not be read.</exception>
    public static Stream Open(FileInfo file)
    {
        try
        {
            return file.OpenRead();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusalException(ExitCode.Failed, $"{file.FullName} cannot be read: {e.Message} Nothing was changed.");
        }
    }

    /// <summary>The named files, and the files below the named folders, in ordinal order of their paths.</summary>
    /// <exception cref="RefusalException">A path names nothing.</exception>
    public static IReadOnlyList<FileInfo> Expand(IReadOnlyList<string> paths)
    {
        var files = new List<FileInfo>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
                files.AddRange(Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => new FileInfo(f)));
            else if (File.Exists(path))
                files.Add(new FileInfo(path));
            else
                throw new RefusalException(ExitCode.Failed, $"{path} is neither a file nor a folder. Nothing was changed.");
        }

        return files;
    }
}
