using System.Text;
using System.Text.Json;
using Curation.Domain;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Stages;

/// <summary>
/// JSON lines in, JSON lines out, on files or standard streams. A line that cannot be used is named on standard error and left out;
/// the others go on.
/// </summary>
public sealed class JsonLineStreams : IDisposable
{
    private const int BrokenPipe = 32;

    private readonly StreamWriter output;
    private readonly bool isPipe;

    public JsonLineStreams()
    {
        (var stream, isPipe) = StandardOutput.Open();
        output = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16);
    }

    /// <summary>How many lines could not be used.</summary>
    public int Problems { get; private set; }

    public int Code => Problems == 0 ? ExitCode.Ok : ExitCode.DoneWithProblems;

    /// <summary>All records of the files, in order; of standard input where none is named.</summary>
    /// <exception cref="RefusalException">A file cannot be opened.</exception>
    public IEnumerable<T> Read<T>(IReadOnlyList<FileInfo> files)
    {
        if (files.Count == 0)
        {
            foreach (var record in ReadFrom<T>("standard input", Console.OpenStandardInput()))
                yield return record;
        }

        foreach (var file in files)
        {
            foreach (var record in ReadFrom<T>(file.Name, InputFiles.Open(file)))
                yield return record;
        }
    }

    /// <exception cref="NobodyReadsException">Who read our output has seen enough.</exception>
    public void Write<T>(T record)
    {
        try
        {
            output.Write(JsonSerializer.Serialize(record, CurationJson.Line));
            output.Write('\n');
        }
        catch (IOException e) when (isPipe && e.HResult == BrokenPipe)
        {
            throw new NobodyReadsException(e);
        }
    }

    public void Problem(string line)
    {
        Problems++;
        Console.Error.WriteLine(line);
    }

    public void Dispose()
    {
        try
        {
            output.Dispose();
        }
        catch (IOException e) when (isPipe && e.HResult == BrokenPipe)
        {
            // Who read our output has seen enough.
        }
    }

    private IEnumerable<T> ReadFrom<T>(string name, Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            T? record = default;
            string? reason = null;
            try
            {
                record = JsonSerializer.Deserialize<T>(line, JsonForm.Lenient);
            }
            catch (JsonException e)
            {
                reason = JsonForm.Fault(e);
            }

            if (record is null)
                Problem($"{name}, line {number}: {reason ?? "null is no record"}. The line is left out.");
            else
                yield return record;
        }
    }
}
