namespace Curation.Classify.Roles;

/// <summary>Where a title that a class is known by comes from.</summary>
internal enum TitleOrigin
{
    /// <summary>The profile's name.</summary>
    Name,

    /// <summary>An alternate title of the profile.</summary>
    Alternate,

    /// <summary>A title of <see cref="OtherOccupations"/>.</summary>
    Other,

    /// <summary>What a curator said.</summary>
    Correction,
}

/// <summary>A title that a class is known by.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Class">As of <see cref="RoleExample"/>.</param>
internal sealed record KnownTitle(string Text, Title Title, int Class, int Fold, TitleOrigin Origin)
{
    /// <summary>For people: the title, and whose word it is.</summary>
    public string Words => Origin switch
    {
        TitleOrigin.Name => $"the profile's name \"{Text}\"",
        TitleOrigin.Alternate => $"the alternate title \"{Text}\"",
        TitleOrigin.Correction => $"\"{Text}\", as a curator corrected it",
        _ => $"\"{Text}\", which is none of ours",
    };
}
