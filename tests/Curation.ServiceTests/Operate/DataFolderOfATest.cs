using System.Runtime.Versioning;

namespace Curation.ServiceTests.Operate;

/// <summary>A data folder that PostgreSQL's user may enter, and that is gone afterwards.</summary>
[UnsupportedOSPlatform("windows")]
public abstract class DataFolderOfATest : IDisposable
{
    protected DataFolderOfATest()
    {
        Folder = Directory.CreateTempSubdirectory("curation-up-").FullName;
        File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    protected string Folder { get; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) Directory.Delete(Folder, recursive: true);
    }
}
