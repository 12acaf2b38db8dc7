using System.Text.Json;
using Curation.Domain;

namespace Curation.Ui.Review;

/// <summary>What a person has put into the form of a proposal by hand, as they typed it.</summary>
/// <param name="Words">The term, alias, title or name.</param>
/// <param name="Skills">One a line.</param>
/// <param name="Why">The reason for it.</param>
/// <param name="Source">Where the reason comes from.</param>
public sealed record NewTyped(
    string? Framework = null, string? Kind = null, string? Profile = null, string? Competency = null, string? Level = null, string? Priority = null, string? Skill = null,
    string? Heir = null, string? Alias = null, string? Title = null, string? Words = null, string? TermKind = null, string? Skills = null, string? Why = null, string? Source = null)
{
    public static NewTyped Of(Func<string, string?> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new(
            One("framework"), One("kind"), One("profile"), One("competency"), One("level"), One("priority"), One("skill"), One("heir"), One("alias"), One("title"), One("words"),
            One("term_kind"), One("skills"), One("why"), One("source"));

        // Browsers send line ends as CR LF, whatever was typed.
        string? One(string name) => read(name)?.ReplaceLineEndings("\n").Trim() is { Length: > 0 } value ? value : null;
    }

    /// <summary>The address of the form with its place chosen; what was typed stays in the draft.</summary>
    public string Url => "/review/new" + string.Concat(
        new (string Name, string? Value)[] { ("framework", Framework), ("kind", Kind), ("profile", Profile) }
            .Where(p => p.Value is not null).Select((p, i) => $"{(i == 0 ? '?' : '&')}{p.Name}={Uri.EscapeDataString(p.Value!)}"));

    /// <summary>Under which a person's draft of it is kept.</summary>
    public string Subject => string.Join('/', new[] { "new", Framework, Kind, Profile }.OfType<string>());

    public bool IsWorthKeeping => this with { Framework = null, Kind = null, Profile = null } != new NewTyped();

    public string ToJson() => JsonSerializer.Serialize(this, CurationJson.Line);

    /// <summary>None where the text is none of ours, as after a change of the form.</summary>
    public static NewTyped? FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<NewTyped>(json, CurationJson.Line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
