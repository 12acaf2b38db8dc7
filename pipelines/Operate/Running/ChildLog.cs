namespace Curation.Pipelines.Operate.Running;

/// <summary>A child's output in a file of its own, one a start; the last ten are kept. Errors are passed on as one line.</summary>
internal sealed class ChildLog : IDisposable
{
    private const int Kept = 10;
    private readonly StreamWriter writer;
    private readonly Action<string> onError;
    private readonly Lock gate = new();
    private bool messageFollows;

    private ChildLog(string path, Action<string> onError)
    {
        Path = path;
        writer = new StreamWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        this.onError = onError;
    }

    public string Path { get; }

    /// <summary>The last error that was passed on.</summary>
    public string? LastError { get; private set; }

    /// <summary>Moves <c>NAME.log</c> to <c>NAME.1.log</c> and so on, and begins a new one.</summary>
    public static ChildLog Begin(string folder, string name, Action<string> onError)
    {
        string At(int age) => System.IO.Path.Combine(folder, age == 0 ? $"{name}.log" : $"{name}.{age}.log");
        for (var age = Kept - 2; age >= 0; age--)
            if (File.Exists(At(age))) File.Move(At(age), At(age + 1), overwrite: true);
        return new ChildLog(At(0), onError);
    }

    public void Add(string line)
    {
        lock (gate)
        {
            writer.WriteLine(line);
            if (line.Length > 0) Judge(line);
        }
    }

    public void Dispose()
    {
        lock (gate) writer.Dispose();
    }

    /// <summary>ASP.NET writes "fail: Category[0]" and the message in the next line; a crash begins with "Unhandled exception"; ours with "curation: ".</summary>
    private void Judge(string line)
    {
        if (messageFollows || line.StartsWith("Unhandled exception", StringComparison.Ordinal) || line.StartsWith("curation: ", StringComparison.Ordinal)) Report(line.Trim());
        messageFollows = line.StartsWith("fail: ", StringComparison.Ordinal) || line.StartsWith("crit: ", StringComparison.Ordinal);
    }

    private void Report(string error)
    {
        if (error != LastError) onError(error.StartsWith("curation: ", StringComparison.Ordinal) ? error["curation: ".Length..] : error);
        LastError = error;
    }
}
