using System.Globalization;

namespace Curation.Classify.Training;

/// <summary>Options of a command line, a name and a value each.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public string this[string name] => values[name];

    /// <returns>None where something else stands there than the names and a value after each.</returns>
    public static Options? Of(string[] args, params string[] names)
    {
        var options = new Options();
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !names.Contains(args[i]) || !options.values.TryAdd(args[i], args[i + 1]))
                return null;
        }

        return options;
    }

    public bool Has(params string[] names) => names.All(values.ContainsKey);

    /// <summary>What was given for it; none where it was not.</summary>
    public string? Text(string name) => values.GetValueOrDefault(name);

    /// <exception cref="FormatException">It is no whole number from 1.</exception>
    public int Number(string name, int otherwise)
    {
        if (!values.TryGetValue(name, out var text))
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"{name} must be a whole number from 1.");
    }
}
