using System.Text;
using Curation.Domain.Market;
using Curation.Pipelines.Operate;

namespace Curation.Pipelines.Commands;

/// <summary>Names for the sources of imported files. A source is a board, so each Ashby file is one of its own.</summary>
public static class SourceNames
{
    /// <summary>As in <c>ashby-9fin</c> for the board saved as <c>9fin.json</c>.</summary>
    public static SourceId Of(SourceKind kind, string path)
    {
        var prefix = kind switch
        {
            SourceKind.Ashby => "ashby",
            SourceKind.SchemaOrg => "page",
            SourceKind.Feed => "feed",
            _ => "import",
        };
        return SourceId.Parse($"{prefix}-{Slug(EmployerOf(path))}");
    }

    /// <exception cref="RefusalException">The name is no source's.</exception>
    public static SourceId Parse(string name) =>
        SourceId.TryParse(name, null, out var id) ? id : throw new RefusalException(ExitCode.Usage, $"'{name}' cannot name a source: lower-case letters, digits, dots and hyphens, 64 at most.");

    /// <summary>The employer that a saved board is named after: the file's name without its ending, percent-decoded.</summary>
    public static string EmployerOf(string path) => Uri.UnescapeDataString(Path.GetFileNameWithoutExtension(path));

    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter == '.')
                slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var text = slug.ToString().Trim('-', '.');
        return text.Length switch
        {
            0 => "unnamed",
            > 48 => text[..48],
            _ => text,
        };
    }
}
