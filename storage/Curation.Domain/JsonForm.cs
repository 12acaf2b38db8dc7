using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Curation.Domain;

/// <summary>Reads the documented forms from files that people wrote: what a form needs must be there, and a fault is told in words.</summary>
public static partial class JsonForm
{
    /// <summary>For a form of ours that is read whole: a field that it does not have is a slip.</summary>
    public static JsonSerializerOptions Strict { get; } = Create(JsonUnmappedMemberHandling.Disallow);

    /// <summary>For the input of one stage: fields that it does not need are passed over, so that one stage's output is another's input.</summary>
    public static JsonSerializerOptions Lenient { get; } = Create(JsonUnmappedMemberHandling.Skip);

    /// <summary>What is wrong, as a clause in words without .NET's types: <c>"text" is missing</c>.</summary>
    public static string Fault(JsonException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var message = exception.Message.Split('\n')[0];
        var where = exception.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? $"\"{path[2..]}\"" : "it";
        if (Missing.Match(message) is { Success: true } missing)
            return $"{missing.Groups["names"].Value.Replace('\'', '"')} is missing{(where == "it" ? "" : $" in {where}")}";
        if (Unknown.Match(message) is { Success: true } unknown)
            return $"there is no field \"{unknown.Groups["name"].Value}\"";
        if (message.Contains("doesn't allow", StringComparison.Ordinal))
            return $"{where} may not be null";
        if (message.Contains(" is no ", StringComparison.Ordinal) && message.StartsWith('\''))
            return $"{where} cannot be used: {message.Split(". Path:", 2)[0].TrimEnd('.')}";
        if (message.Contains("could not be converted", StringComparison.Ordinal))
            return where == "it" ? "it is no such record" : $"{where} has a value that it cannot have";
        return exception.BytePositionInLine is { } place
            ? $"it is no JSON (line {exception.LineNumber + 1}, byte {place + 1})"
            : $"it is no JSON ({message.TrimEnd('.')})";
    }

    private static JsonSerializerOptions Create(JsonUnmappedMemberHandling unmapped)
    {
        var options = new JsonSerializerOptions(CurationJson.Line)
        {
            UnmappedMemberHandling = unmapped,
            RespectNullableAnnotations = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireWhatHasNoDefault } },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Absent values are left out of our forms, so a parameter that may be null may be absent; another without a default may not.</summary>
    private static void RequireWhatHasNoDefault(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false } parameter && Nullable.GetUnderlyingType(parameter.ParameterType) is null)
                property.IsRequired = true;
        }
    }

    [GeneratedRegex("missing required properties including: (?<names>.+?)\\.?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Missing { get; }

    [GeneratedRegex("^The JSON property '(?<name>[^']*)' could not be mapped", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Unknown { get; }
}
