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

    /// <summary>The bytes of one file among several: a fault is that file's, and the others go on.</summary>
    /// <param name="limit">The most bytes that are taken.</param>
    /// <returns>The bytes, or a clause that says why there are none.</returns>
    public static (byte[] Bytes, string? Fault) TryRead(FileInfo file, int limit)
    {
        try
        {
            using var stream = file.OpenRead();
            if (stream.CanSeek && stream.Length > limit)
                return ([], $"it has {stream.Length:N0} bytes, and {limit:N0} are the most (Ingest:MaxListingBytes)");
            using var buffer = new MemoryStream();
            stream.CopyTo(buffer);
            return (buffer.ToArray(), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ([], $"it cannot be read ({e.Message.Split('\n')[0].TrimEnd('.', ' ')})");
        }
    }

    /// <summary>The named files, and the files below the named folders, in ordinal order of their paths. What is hidden in a folder is passed over.</summary>
    /// <exception cref="RefusalException">A path names nothing, or a folder that cannot be listed.</exception>
    public static IReadOnlyList<FileInfo> Expand(IReadOnlyList<string> paths)
    {
        var files = new List<FileInfo>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
                files.AddRange(Below(path));
            else if (File.Exists(path))
                files.Add(new FileInfo(path));
            else
                throw new RefusalException(ExitCode.Failed, $"{path} is neither a file nor a folder. Nothing was changed.");
        }

        return files;
    }

    private static IEnumerable<FileInfo> Below(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*", Listing).Order(StringComparer.Ordinal).Select(f => new FileInfo(f))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusalException(ExitCode.Failed, $"{folder} cannot be listed: {e.Message.Split('\n')[0]} Nothing was changed.");
        }
    }

    /// <summary>Deep enough for any tree, and the end of a link that leads round in a circle.</summary>
    private static EnumerationOptions Listing { get; } = new() { RecurseSubdirectories = true, MaxRecursionDepth = 16, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.Hidden };
}
