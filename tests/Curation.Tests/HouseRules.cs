using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Curation.Tests;

/// <summary>The house as design and README draw it, read from the project files and the sources.</summary>
public sealed partial class HouseRules
{
    /// <summary>Who may know whom. Domain knows nobody; the siblings know only Domain; only the two hosts combine.</summary>
    private static readonly Dictionary<string, string[]> AllowedReferences = new()
    {
        ["Curation.Domain"] = [],
        ["Curation.Ingest"] = ["Curation.Domain"],
        ["Curation.Classify"] = ["Curation.Domain"],
        ["Curation.Classify.Training"] = ["Curation.Domain", "Curation.Classify"],
        ["Curation.Storage"] = ["Curation.Domain"],
        ["Curation.Pipelines"] = ["Curation.Domain", "Curation.Ingest", "Curation.Classify", "Curation.Storage"],
        ["CurationUi"] = ["Curation.Domain", "Curation.Storage"],
    };

    /// <summary>Packages with two owners: CSV and XLSX stand where postings are read (Ingest) and where exports are written (Storage).</summary>
    private static readonly Dictionary<string, string[]> SharedPackages = new()
    {
        ["CsvHelper"] = ["Curation.Ingest", "Curation.Storage"],
        ["MiniExcel"] = ["Curation.Ingest", "Curation.Storage"],
    };

    private static readonly string Root = FindRoot();

    private static readonly IReadOnlyList<Project> Projects = [.. Files("*.csproj").Select(Project.Read)];

    [Fact]
    public void Every_project_references_only_what_the_picture_allows()
    {
        var wrong =
            from project in Projects.Where(project => !project.IsTest)
            let allowed = AllowedReferences.GetValueOrDefault(project.Name)
            from reference in project.References
            where allowed is null || !allowed.Contains(reference)
            select $"{project.Name} -> {reference}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_project_stands_in_the_picture()
    {
        Assert.Empty(Projects.Where(project => !project.IsTest).Select(project => project.Name).Except(AllowedReferences.Keys));
        Assert.Empty(AllowedReferences.Keys.Except(Projects.Select(project => project.Name)));
    }

    [Fact]
    public void Domain_has_no_packages_and_no_references()
    {
        var domain = Projects.Single(project => project.Name == "Curation.Domain");
        Assert.Empty(domain.Packages);
        Assert.Empty(domain.References);
    }

    [Fact]
    public void Every_package_belongs_to_one_project()
    {
        var wrong =
            from use in Projects.Where(project => !project.IsTest).SelectMany(project => project.Packages.Select(package => (package, project.Name)))
            group use.Name by use.package into owners
            where owners.Count() > 1 && owners.Except(SharedPackages.GetValueOrDefault(owners.Key) ?? []).Any()
            select $"{owners.Key}: {string.Join(", ", owners)}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_package_version_stands_in_one_file()
    {
        var central = XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(version => (string)version.Attribute("Include")!).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Projects.SelectMany(project => project.VersionedPackages.Select(package => $"{project.Name}: {package}")));
        Assert.Subset(central, Projects.SelectMany(project => project.Packages).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void The_solution_lists_every_project_but_the_one_that_trains()
    {
        // Training is built only when models are made again: its packages are half a gigabyte.
        var solution = File.ReadAllText(Path.Combine(Root, "Curation.sln"));
        Assert.DoesNotContain("Curation.Classify.Training", solution, StringComparison.Ordinal);
        Assert.Empty(Projects.Where(project => project.Name != "Curation.Classify.Training" && !solution.Contains(Path.GetFileName(project.Path), StringComparison.Ordinal)).Select(project => project.Name));
    }

    [Theory]
    [InlineData("System.DateTime.Now")]
    [InlineData("System.DateTime.UtcNow")]
    [InlineData("System.DateTime.Today")]
    [InlineData("System.DateTimeOffset.Now")]
    [InlineData("System.DateTimeOffset.UtcNow")]
    [InlineData("System.Guid.NewGuid")]
    public void The_clock_and_random_ids_are_banned(string symbol) =>
        Assert.Contains(File.ReadLines(Path.Combine(Root, "BannedSymbols.txt")), line => line.Split(';')[0].EndsWith($":{symbol}", StringComparison.Ordinal));

    [Fact]
    public void Nobody_asks_the_clock_directly()
    {
        var wrong = ProductSources().SelectMany(file => Lines(file, Clock()));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Sql_stands_in_storage_only()
    {
        var wrong = ProductSources().Where(file => !Relative(file).StartsWith("storage/", StringComparison.Ordinal)).SelectMany(file => Lines(file, Sql()));
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_product_does_not_know_the_shared_folder()
    {
        var wrong = ProductSources().Concat(Projects.Where(project => !project.IsTest).Select(project => project.Path)).SelectMany(file => Lines(file, SharedFolder()));
        Assert.Empty(wrong);
    }

    [GeneratedRegex("""\b(DateTime|DateTimeOffset)\s*\.\s*(Now|UtcNow|Today)\b|\bGuid\.NewGuid\b""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Clock();

    /// <summary>SQL at the beginning of a string, or of a line in a raw one.</summary>
    [GeneratedRegex("""(^\s*|")(select\s+[\w*"(][^;]*\bfrom\s|insert\s+into\s|update\s+\w+(\.\w+)?\s+set\s|delete\s+from\s|create\s+(table|schema|index|role|database)\s|alter\s+table\s|grant\s+\w+\s+on\s)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Sql();

    [GeneratedRegex("""\.\./shared\b|"shared["/]""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SharedFolder();

    private static IEnumerable<string> Lines(string file, Regex pattern) =>
        File.ReadLines(file).Select((line, index) => (line, number: index + 1)).Where(at => !IsComment(at.line) && pattern.IsMatch(at.line)).Select(at => $"{Relative(file)}:{at.number}: {at.line.Trim()}");

    private static bool IsComment(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    private static IEnumerable<string> ProductSources() => Files("*.cs").Concat(Files("*.razor")).Where(file => !Relative(file).StartsWith("tests/", StringComparison.Ordinal));

    private static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static IEnumerable<string> Files(string pattern) =>
        from folder in (string[])["ingest", "classify", "storage", "pipelines", "curation-ui", "tests"]
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        select file;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Curation.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests run inside the clone: Curation.sln is above them.");
    }

    private sealed record Project(string Path, IReadOnlyList<string> References, IReadOnlyList<string> Packages, IReadOnlyList<string> VersionedPackages)
    {
        public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

        public bool IsTest => Relative(Path).StartsWith("tests/", StringComparison.Ordinal);

        public static Project Read(string path)
        {
            var document = XDocument.Load(path);
            var packages = document.Descendants("PackageReference").ToList();
            return new Project(
                path,
                [.. document.Descendants("ProjectReference").Select(reference => System.IO.Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')))],
                [.. packages.Select(Include)],
                [.. packages.Where(package => package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null).Select(Include)]);
        }

        private static string Include(XElement package) => (string)package.Attribute("Include")!;
    }
}
