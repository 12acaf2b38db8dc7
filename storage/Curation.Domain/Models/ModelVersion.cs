using System.Text.Json;

namespace Curation.Domain.Models;

/// <summary>A version of one of the analyst's models, as it is named and described.</summary>
/// <param name="Hash">SHA-256 of its file: the same file is the same version.</param>
/// <param name="Name">The file's, which says how it is read: <c>span-tagger.onnx</c>, <c>skill-tagger.bin</c>, <c>link-encoder.onnx</c>, <c>roles.json</c>.</param>
/// <param name="Card">What it is, what it learnt from, under which licence: Markdown; empty where it came without.</param>
/// <param name="DataHash">SHA-256 of what it was trained on, where it is known.</param>
/// <param name="Parameters">What it was trained with, where it is known.</param>
public sealed record ModelVersion(
    ModelKind Kind,
    string Hash,
    string Name,
    string Card = "",
    string? DataHash = null,
    IReadOnlyDictionary<string, JsonElement>? Parameters = null)
{
    /// <summary>The beginning of the hash, by which people name it.</summary>
    public string Brief => BriefOf(Hash);

    /// <summary>The first twelve digits of a hash: what people read and type.</summary>
    public static string BriefOf(string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return hash.Length <= 12 ? hash : hash[..12];
    }
}

/// <summary>Which versions an analyst is made of. None of a kind: that model is not there, and the analyst does without.</summary>
public sealed record AnalystParts(string? Tagger, string? Linker, string? Roles)
{
    public string? this[ModelKind kind] => kind switch
    {
        ModelKind.Tagger => Tagger,
        ModelKind.Linker => Linker,
        ModelKind.Roles => Roles,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
