using Curation.Domain.Models;

namespace Curation.ServiceTests.Models;

/// <summary>Versions and figures with good defaults.</summary>
internal static class ModelData
{
    public static ModelVersion Version(string letter, ModelKind kind = ModelKind.Tagger, string name = "span-tagger.onnx") => new(
        kind, string.Concat(Enumerable.Repeat(letter, 64 / letter.Length)), name, $"# {name}");

    /// <summary>The standard version of each kind.</summary>
    public static IReadOnlyList<ModelVersion> Shipped { get; } =
        [Version("a"), Version("b", name: "skill-tagger.bin"), Version("c", ModelKind.Linker, "link-encoder.onnx"), Version("d", ModelKind.Roles, "roles.json")];

    /// <param name="right">Whether each of twenty examples is right, as 1 and 0.</param>
    public static ModelEvaluation Evaluation(ModelVersion version, double leading, string right, string set = "f00d") => new(
        version.Kind, version.Hash, new LabelledSet($"set {set}", set, right.Length),
        [new Measure("strict F1", leading, leading - 0.1, leading + 0.1, Leading: true), new Measure("overlap F1", leading + 0.05, leading, leading + 0.1)],
        [new ClassFigures("skill", 12, 0.6, 0.5, 0.5455), new ClassFigures("knowledge", 8, 0.8, 0.7, 0.7467)],
        new Calibration([new CalibrationBin(0.4, 0.5, 5, 0.45, 0.4), new CalibrationBin(0.8, 0.9, 15, 0.86, 0.8)], 0.0575),
        [new Confusion("skill", "nothing", 4), new Confusion("knowledge", "skill", 2)],
        [.. right.Select((r, i) => new Outcome($"{i}", $"You repair pump {i}.", $"repair pump {i} (skill)", r == '1' ? $"repair pump {i} (skill)" : "", r == '1', 0.8))]);
}
