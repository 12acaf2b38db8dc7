using System.Text.Json;
using System.Text.Json.Serialization;
using Curation.Classify.Roles;
using Curation.Domain;

namespace Curation.Classify;

/// <summary>
/// What versions of role judging differ in. What they learn from is not in it: that is the published frameworks and the curators'
/// corrections, of which the analyst's version has a hash of its own.
/// </summary>
/// <param name="Floor">A role scored below this is "not one of our roles": 0 to 1.</param>
public sealed record RoleSettings(double Floor = RoleClassifier.DefaultFloor)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "roles.json";

    /// <exception cref="InvalidDataException">They are no such settings; says what is wrong.</exception>
    public static RoleSettings Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<RoleSettings>(json, JsonForm.Strict) is { Floor: >= 0 and <= 1 } settings
                ? settings
                : throw new InvalidDataException("\"floor\" must lie between 0 and 1");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException(JsonForm.Fault(fault), fault);
        }
    }

    /// <summary>The version's name: SHA-256 of the file.</summary>
    [JsonIgnore]
    public string Hash => NaturalKey.Hash(Write());

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, CurationJson.Line);
}
