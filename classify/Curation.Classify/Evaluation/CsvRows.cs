using System.Text;
using Microsoft.VisualBasic.FileIO;

namespace Curation.Classify.Evaluation;

/// <summary>Reads a CSV file whose first row names its columns.</summary>
internal static class CsvRows
{
    /// <exception cref="InvalidDataException">A row cannot be parted into fields; the message names the file.</exception>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string file)
    {
        using var parser = new TextFieldParser(file, Encoding.UTF8) { Delimiters = [","], TrimWhiteSpace = false };
        var columns = Fields() ?? throw new InvalidDataException($"{file} is empty.");
        while (Fields() is { } fields)
            yield return columns.Zip(fields).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);

        string[]? Fields()
        {
            try
            {
                return parser.ReadFields();
            }
            catch (MalformedLineException fault)
            {
                throw new InvalidDataException($"{file}: {fault.Message}", fault);
            }
        }
    }
}
