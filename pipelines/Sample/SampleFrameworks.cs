using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;

namespace Curation.Pipelines.Sample;

/// <summary>The frameworks of our own writing that are installed on first start; embedded in the program.</summary>
public static class SampleFrameworks
{
    /// <summary>Their names, in the order of installation.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(SampleFrameworks).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^".json".Length])
            .Order(StringComparer.Ordinal)];

    private const string Prefix = "Sample/Frameworks/";

    /// <param name="name">As in <c>ship</c>.</param>
    /// <exception cref="ArgumentException">There is no sample framework of that name.</exception>
    public static Framework Load(string name)
    {
        using var stream = typeof(SampleFrameworks).Assembly.GetManifestResourceStream($"{Prefix}{name}.json")
            ?? throw new ArgumentException($"There is no sample framework '{name}'.", nameof(name));
        return JsonSerializer.Deserialize<Framework>(stream, CurationJson.Line)!;
    }
}
