using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Proposals;

namespace Curation.Ui.Review;

/// <summary>
/// What a person has put into the forms of a card, as they typed it: sent with a decision, kept as a draft, and shown again where the decision was refused.
/// </summary>
/// <param name="Panel">The part that was open: edit or merge.</param>
/// <param name="Words">The term, alias or title.</param>
/// <param name="Into">What it is merged into: kind and code, as in <c>skill:K-SQL</c>.</param>
public sealed record Typed(
    string? Panel = null,
    string? Note = null,
    string? Text = null,
    string? Until = null,
    string? More = null,
    string? Into = null,
    string? Level = null,
    string? Priority = null,
    string? Competency = null,
    string? Words = null,
    string? TermKind = null)
{
    public static Typed Nothing { get; } = new();

    public static Typed Of(IFormCollection form)
    {
        return new Typed(
            One("panel"), One("note"), One("text"), One("until"), One("more"), One("into"), One("level"), One("priority"), One("competency"), One("words"), One("term_kind"));

        // Browsers send line ends as CR LF, whatever was typed.
        string? One(string name) => form[name].FirstOrDefault()?.ReplaceLineEndings("\n").Trim() is { Length: > 0 } value ? value : null;
    }

    public string ToJson() => JsonSerializer.Serialize(this, CurationJson.Line);

    /// <summary>Nothing where the text is none of ours, as after a change of the form.</summary>
    public static Typed FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Typed>(json, CurationJson.Line) ?? Nothing;
        }
        catch (JsonException)
        {
            return Nothing;
        }
    }

    /// <summary>Without what the card itself proposes: what is left was typed by somebody.</summary>
    public Typed Beside(Change change)
    {
        var own = ChangeForm.Of(change);
        return this with
        {
            Panel = Panel is "edit" or "merge" ? Panel : null,
            Level = Level == own.Level ? null : Level,
            Priority = Priority == own.Priority ? null : Priority,
            Competency = Competency == own.Competency ? null : Competency,
            Words = Words == own.Words ? null : Words,
            TermKind = TermKind == own.TermKind ? null : TermKind,
        };
    }

    /// <summary>Whether somebody typed anything worth keeping.</summary>
    public bool IsWorthKeeping(Change change) => Beside(change) with { Panel = null } != Nothing;
}
