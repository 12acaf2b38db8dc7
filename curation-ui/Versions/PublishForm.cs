using System.Globalization;
using System.Text.Json;
using Curation.Domain;

namespace Curation.Ui.Versions;

/// <summary>What a lead types beside a version, as typed: kept as a draft, and shown again where publishing was refused.</summary>
/// <param name="EffectiveOn">As the browser's date field writes it: 2026-12-01.</param>
public sealed record PublishForm(string Notes = "", string EffectiveOn = "")
{
    public const int LongestNotes = 4000;

    public DateOnly? Day => DateOnly.TryParseExact(EffectiveOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static PublishForm Of(IFormCollection form) => new(
        form["notes"].ToString().ReplaceLineEndings("\n").Trim(),
        form["effective_on"].ToString().Trim());

    /// <summary>What is wrong with the notes; none where nothing is.</summary>
    /// <param name="required">Whether there must be some.</param>
    public string? NotesFault(bool required) =>
        Notes.Length > LongestNotes ? $"Notes have at most {LongestNotes} characters; these have {Notes.Length}."
        : required && Notes.Length == 0 ? "Say for readers why." : null;

    public string? DayFault(DateOnly today) =>
        EffectiveOn.Length == 0 ? null
        : Day is not { } day ? "That is no date. It is written as 2026-12-01."
        : day < today ? $"That day is past. The earliest is today, {today:yyyy-MM-dd}: what was in effect then stays so." : null;

    public string ToJson() => JsonSerializer.Serialize(this, CurationJson.Line);

    /// <summary>Empty where the text is none of ours.</summary>
    public static PublishForm FromJson(string? json)
    {
        try
        {
            return (json is null ? null : JsonSerializer.Deserialize<PublishForm>(json, CurationJson.Line)) ?? new PublishForm();
        }
        catch (JsonException)
        {
            return new PublishForm();
        }
    }
}
