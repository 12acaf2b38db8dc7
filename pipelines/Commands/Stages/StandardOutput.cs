using Microsoft.Win32.SafeHandles;

namespace Curation.Pipelines.Commands.Stages;

/// <summary>Standard output that says when nobody reads it any more. .NET's console stream swallows that, and a stage would work on for nobody.</summary>
internal static class StandardOutput
{
    private const int Descriptor = 1;

    /// <returns>The stream, and whether it is a pipe, whose reader may go away.</returns>
    public static (Stream Stream, bool IsPipe) Open()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return (Console.OpenStandardOutput(), false);
        try
        {
            var handle = new SafeFileHandle(Descriptor, ownsHandle: false);
            var stream = new FileStream(handle, FileAccess.Write, bufferSize: 0);
            // A file stream keeps a place of its own in a file, which others may be writing to as well.
            return stream.CanSeek ? (Console.OpenStandardOutput(), false) : (stream, true);
        }
        catch (Exception other) when (other is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return (Console.OpenStandardOutput(), false);
        }
    }
}

/// <summary>Who read our output has seen enough, as <c>head -1</c> has: the command ends, quietly and without a fault.</summary>
public sealed class NobodyReadsException(Exception inner) : Exception("Nobody reads the output any more.", inner);
