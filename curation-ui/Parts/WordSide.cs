namespace Curation.Ui.Parts;

/// <summary>What of a word diff is shown.</summary>
public enum WordSide
{
    Both,
    Before,
    After,
}
