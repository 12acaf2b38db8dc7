using System.Text.Json;
using System.Text;
using Curation.Domain;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands.Stages;

/// <summary>
/// JSON lines in, JSON lines out, on files or standard streams. A line that cannot be used is named on standard error and left out;
/// the others go on.
/// </summary>
public sealed class JsonLineStreams : IDisposable
{
    private readonly StreamWriter output = new(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);

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

    public void Write<T>(T record)
    {
        output.Write(JsonSerializer.Serialize(record, CurationJson.Line));
        output.Write('\n');
    }

    public void Problem(string line)
    {
        Problems++;
        Console.Error.WriteLine(line);
    }

    public void Dispose() => output.Dispose();

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
                record = JsonSerializer.Deserialize<T>(line, CurationJson.Line);
            }
            catch (JsonException e)
            {
                reason = e.Message.Split('\n')[0];
            }

            if (record is null)
                Problem($"{name}, line {number}: {reason ?? "null is no record"} The line is left out.");
            else
                yield return record;
        }
    }
}
