using System.Text.Json;
using Curation.Domain;

namespace Curation.Ui.Versions;

/// <summary>What a person has typed into the draft of a job profile and not saved.</summary>
/// <param name="Decision">The saved draft that they had before them.</param>
public sealed record KeptProfile(Guid Decision, ProfileForm Typed)
{
    public string ToJson() => JsonSerializer.Serialize(this, CurationJson.Line);

    /// <summary>None where there is no text, or none of ours, as after a change of the form.</summary>
    public static KeptProfile? FromJson(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<KeptProfile>(json, CurationJson.Line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
