using System.Text;

namespace Curation.Domain.Frameworks;

/// <summary>Makes the codes of new elements from their names: the same name gives the same code where it is free.</summary>
public static class CodeMint
{
    private const int Longest = 40;

    /// <summary>As in <c>K-POWER-BI</c>: K for knowledge, S for what a person does.</summary>
    /// <param name="taken">Codes that are or ever were in use.</param>
    public static ElementCode Skill(string term, SkillKind kind, IReadOnlySet<ElementCode> taken) =>
        Free($"{(kind == SkillKind.Knowledge ? "K" : "S")}-{Slug(term)}", taken);

    /// <summary>As in <c>SVC-5TSE</c>: family, band and the initials of the name.</summary>
    /// <param name="taken">Codes that are or ever were in use.</param>
    public static ElementCode Profile(ElementCode family, int band, string name, IReadOnlySet<ElementCode> taken)
    {
        var initials = string.Concat(Slug(name).Split('-').Where(w => w.Length > 0).Select(w => w[0]).Take(6));
        return Free($"{family}-{band}{initials}"[..Math.Min(Longest, $"{family}-{band}{initials}".Length)], taken);
    }

    private static ElementCode Free(string wanted, IReadOnlySet<ElementCode> taken)
    {
        for (var n = 1; ; n++)
        {
            var code = ElementCode.Parse(n == 1 ? wanted : $"{wanted}-{n}");
            if (!taken.Contains(code))
                return code;
        }
    }

    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.Replace("#", "SHARP", StringComparison.Ordinal).Replace("+", "P", StringComparison.Ordinal).ToUpperInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (slug is [.., not '-'])
                slug.Append('-');
        }

        var text = slug.ToString().Trim('-');
        text = text.Length > Longest ? text[..Longest].TrimEnd('-') : text;
        return text.Length > 0 ? text : NaturalKey.Hash(name)[..8].ToUpperInvariant();
    }
}
