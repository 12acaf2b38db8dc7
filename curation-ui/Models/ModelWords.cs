using System.Globalization;
using Curation.Domain.Models;

namespace Curation.Ui.Models;

/// <summary>Models in words.</summary>
internal static class ModelWords
{
    public static string Name(ModelKind kind) => kind switch { ModelKind.Tagger => "Tagger", ModelKind.Linker => "Linker", _ => "Roles" };

    public static string What(ModelKind kind) => kind switch
    {
        ModelKind.Tagger => "Marks what a posting asks for: spans of skill and of knowledge",
        ModelKind.Linker => "Places a text among the skills of a framework or a taxonomy",
        _ => "Says which job profile a posting is for, or that it is none of ours",
    };

    /// <summary>A share in percent with one decimal, as in <c>61.2 %</c>.</summary>
    public static string Share(double value) => $"{(value * 100).ToString("0.0", CultureInfo.InvariantCulture)}\u202f%";

    /// <summary>The interval of a figure, as in <c>54.0 to 67.9</c>.</summary>
    public static string Interval(Measure measure) => string.Create(CultureInfo.InvariantCulture, $"{measure.Low * 100:0.0} to {measure.High * 100:0.0}");

    /// <summary>A difference in points with its sign.</summary>
    public static string Points(double difference) => (difference * 100).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);

    /// <summary>What was given or expected; a model that gave nothing says so.</summary>
    public static string Given(string given) => given.Length == 0 ? "nothing" : given;

    public static string Url(string? before, string after) => before is null ? $"/models?a={after}" : $"/models?a={before}&b={after}";
}
