namespace Curation.Pipelines.Operate.Doctor;

public enum CheckState
{
    Ok,

    /// <summary>Works, but somebody should know.</summary>
    Note,

    /// <summary>Has to be mended before Curation works.</summary>
    Failed,
}

/// <summary>One thing that <c>doctor</c> looked at.</summary>
/// <param name="Name">What was looked at, in one or two words.</param>
/// <param name="Found">What is there.</param>
/// <param name="Fix">What to do; null when nothing needs doing.</param>
public sealed record Check(string Name, CheckState State, string Found, string? Fix = null)
{
    public static Check Ok(string name, string found) => new(name, CheckState.Ok, found);

    public static Check Note(string name, string found, string fix) => new(name, CheckState.Note, found, fix);

    public static Check Failed(string name, string found, string fix) => new(name, CheckState.Failed, found, fix);

    /// <summary>Our one-line messages read "what is wrong: what to do"; this parts them.</summary>
    internal static Check FromLine(string name, string line)
    {
        var cut = line.LastIndexOf(": ", StringComparison.Ordinal);
        return cut < 0 ? Failed(name, line, "See docs/operating.md.") : Failed(name, line[..cut] + ".", char.ToUpperInvariant(line[cut + 2]) + line[(cut + 3)..]);
    }
}
