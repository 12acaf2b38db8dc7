using Curation.Classify.Encoders;
using Curation.Classify.Skills;
using Curation.Domain.Models;

namespace Curation.Classify;

/// <summary>The versions that lie beside the program.</summary>
public static class ShippedModels
{
    private static readonly (ModelKind Kind, string Name)[] Known =
    [
        (ModelKind.Tagger, NeuralTagger.FileName), (ModelKind.Tagger, SkillTagger.FileName), (ModelKind.Linker, TextEncoder.FileName),
    ];

    /// <summary>Those that are there; of each kind the standard one first.</summary>
    /// <param name="roles">The standard settings of role judging.</param>
    public static IReadOnlyList<ModelVersion> In(string folder, RoleSettings roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        return
        [
            .. Known.Where(k => System.IO.File.Exists(Path.Combine(folder, k.Name)))
                .Select(k => new ModelVersion(k.Kind, File(folder, k.Kind, k.Name).Hash, k.Name, CardOf(folder, k.Name))),
            new ModelVersion(ModelKind.Roles, roles.Hash, RoleSettings.FileName, RolesCard),
        ];
    }

    /// <summary>The text beside a model's file that says what it is; empty where there is none.</summary>
    public static string CardOf(string folder, string name)
    {
        var card = Path.Combine(folder, Path.ChangeExtension(name, ".md"));
        return System.IO.File.Exists(card) ? System.IO.File.ReadAllText(card) : "";
    }

    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    public static ModelFile File(string folder, ModelKind kind, string name) => new(kind, name, System.IO.File.ReadAllBytes(Path.Combine(folder, name)));

    private const string RolesCard =
        """
        # roles.json

        How sure the judging of roles must be before a posting counts for a profile. What it learns from is the organisation's own: the published
        profiles and their alternate titles, a taxonomy's occupations where one was imported, and curators' corrections. No weights are in it.
        """;
}
