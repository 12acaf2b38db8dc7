using System.Text.Json;
using Curation.Domain;
using Curation.Domain.Frameworks;

namespace Curation.Corpora.Seeds;

/// <summary><c>seeds SEEDS_DIR PROFILE_OUT.json LEVELS_OUT.json</c>: seeds 000 and 001 in our framework import form.</summary>
internal static class SeedsCommand
{
    public static int Run(string folder, string profileOut, string levelsOut)
    {
        Write(ProfileSeed.Read(SeedFile(folder, "000")), profileOut);
        Write(CompetencySeed.Read(SeedFile(folder, "001")), levelsOut);
        return 0;
    }

    private static string SeedFile(string folder, string number) =>
        Directory.EnumerateFiles(folder, $"{number}*.txt").Order(StringComparer.Ordinal).FirstOrDefault() is { } file
            ? File.ReadAllText(file)
            : throw new FileNotFoundException($"No {number}*.txt in {folder}.");

    private static void Write(Framework framework, string file)
    {
        File.WriteAllText(file, JsonSerializer.Serialize(framework, CurationJson.Indented) + "\n");
        Console.WriteLine($"{file}: {framework.Code}, {framework.Competencies.Count} competencies, {framework.Profiles.Count} profiles");
    }
}
