using System.Collections.Frozen;
using Curation.Domain.Proposals;

namespace Curation.Ui.Review;

/// <summary>A kind of change as the screens show it.</summary>
/// <param name="Wire">As in <c>change_level</c>.</param>
/// <param name="Tone">add, cut or alter: its colour, never without icon and word.</param>
public sealed record Kind(string Wire, string Label, string Icon, string Tone)
{
    private static readonly FrozenDictionary<string, Kind> ByWire = new Kind[]
    {
        new("add_requirement", "New requirement", "add", "add"),
        new("retire_requirement", "Fading requirement", "cut", "cut"),
        new("change_level", "Level change", "updown", "alter"),
        new("change_priority", "Priority change", "prio", "alter"),
        new("add_skill", "New skill", "add", "add"),
        new("add_alias", "New alias", "word", "add"),
        new("new_profile", "New job profile", "people", "add"),
        new("add_title", "New alternate title", "word", "add"),
        new("retire_title", "Title goes", "cut", "cut"),
        new("retire_skill", "Skill goes", "cut", "cut"),
        new("restore_skill", "Skill returns", "add", "add"),
        new("retire_alias", "Alias goes", "cut", "cut"),
        new("retire_profile", "Profile goes", "cut", "cut"),
        new("restore_profile", "Profile returns", "add", "add"),
    }.ToFrozenDictionary(k => k.Wire, StringComparer.Ordinal);

    public static bool IsKnown(string? wire) => wire is not null && ByWire.ContainsKey(wire);

    public static Kind Of(string wire) => ByWire.GetValueOrDefault(wire) ?? new Kind(wire, wire.Replace('_', ' '), "word", "alter");

    /// <summary>The change's own sign: a level that rises points up.</summary>
    public static Kind Of(Change change)
    {
        var kind = Of(Proposal.KindOf(change));
        return change switch
        {
            Change.ChangeLevel { To: var to, From: var from } => kind with { Icon = to > from ? "up" : "down" },
            _ => kind,
        };
    }
}
