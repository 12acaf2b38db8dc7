namespace Curation.Classify.Text;

/// <summary>Folds word forms so that "managing accounts" meets "manage account". Not for showing.</summary>
internal static class Folding
{
    /// <summary>Lower case, without a possessive or plural ending.</summary>
    public static string Weak(ReadOnlySpan<char> word)
    {
        Span<char> lower = word.Length <= 64 ? stackalloc char[word.Length] : new char[word.Length];
        word.ToLowerInvariant(lower);
        if (lower.EndsWith("'s") || lower.EndsWith("’s"))
            lower = lower[..^2];
        if (lower.Length > 3 && lower[^1] == 's' && char.IsLetter(lower[^2]) && lower[^2] is not ('s' or 'u' or 'i'))
        {
            if (lower.Length > 4 && lower.EndsWith("ies"))
            {
                lower[^3] = 'y';
                lower = lower[..^2];
            }
            else if (lower.EndsWith("ches") || lower.EndsWith("shes") || lower.EndsWith("sses") || lower.EndsWith("xes"))
            {
                lower = lower[..^2];
            }
            else
            {
                lower = lower[..^1];
            }
        }

        return lower.ToString();
    }

    /// <summary><see cref="Weak"/>, and without -ing and a final e: for words within a phrase of two or more.</summary>
    public static string Strong(ReadOnlySpan<char> word)
    {
        var weak = Weak(word);
        var stem = weak.AsSpan();
        if (stem.Length > 5 && stem.EndsWith("ing"))
        {
            stem = stem[..^3];
            if (stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z'))
                stem = stem[..^1];
        }

        if (stem.Length > 3 && stem[^1] == 'e')
            stem = stem[..^1];
        return stem.Length == weak.Length ? weak : stem.ToString();
    }
}
