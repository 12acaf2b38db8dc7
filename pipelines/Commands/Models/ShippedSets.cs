using System.Text.Json;
using Curation.Classify;
using Curation.Classify.Evaluation;
using Curation.Classify.Linking;
using Curation.Classify.Roles;
using Curation.Domain;
using Curation.Domain.Frameworks;
using Curation.Domain.Models;
using Curation.Pipelines.Sample;

namespace Curation.Pipelines.Commands.Models;

/// <summary>
/// A small labelled set of each kind, of our own writing, so that any two versions compare from the first day: 80 sentences with spans, 67
/// phrases with skills of the sample framework CARE, 85 postings of the sample board with the profile that they were written for. Nothing is trained
/// on them. They are easy, postings above all, whose titles mostly stand in the frameworks: a large set of one's own says more.
/// </summary>
internal static class ShippedSets
{
    public static string NameOf(ModelKind kind) => kind switch
    {
        ModelKind.Tagger => "our 80 sentences",
        ModelKind.Linker => "our 67 phrases",
        _ => "85 postings of the sample board",
    };

    /// <summary>What a version does on the set of its kind; the other models are those of the kit.</summary>
    /// <param name="kit">Loaded with the version.</param>
    /// <exception cref="InvalidDataException">The kit lacks the model.</exception>
    public static ModelEvaluation Measure(ModelKind kind, ModelKit kit, string hash, double floor)
    {
        switch (kind)
        {
            case ModelKind.Tagger:
                var (texts, textSet) = Read<LabelledText>(kind, "tagger");
                return TaggerEvaluation.Of(kit.Tagger ?? throw new InvalidDataException("there is no tagger"), textSet.Name, texts) with { Set = textSet };
            case ModelKind.Linker:
                var care = SampleFrameworks.Load("care");
                var (links, linkSet) = Read<LinkedLine>(kind, "linker", FrameworkElements.HashOf(FrameworkElements.Of(care)));
                var skills = new Taxonomy("care", [.. care.Skills.Select(s => new TaxonomyTerm(s.Code.ToString(), s.Label, s.Aliases, null))], []);
                var encoder = kit.Encoder ?? throw new InvalidDataException("there is no encoder");
                var linker = new SkillLinker(skills, kit.Tagger, LabelVectors.Of(encoder, SkillLinker.Labels(skills), cache: null));
                return LinkerReport.Of(linker, hash, linkSet.Name, [.. links.Select(l => new LinkQuestion(l.Id, l.Text, l.Context, l.Links))]).Evaluation with { Set = linkSet };
            default:
                var catalogue = new Catalogue([.. SampleFrameworks.Names.Select(SampleFrameworks.Load)]);
                var (roles, roleSet) = Read<LabelledRole>(kind, "roles", catalogue.Hash());
                var classifier = RoleClassifier.Build(catalogue, kit.Roles?.Floor ?? floor);
                return RoleReport.Of(hash, roleSet.Name, roles, classifier.Answer) with { Set = roleSet };
        }
    }

    /// <param name="against">The hash of what the labels are drawn from, where that is not the set's own.</param>
    private static (IReadOnlyList<T> Examples, LabelledSet Set) Read<T>(ModelKind kind, string file, string against = "")
    {
        using var stream = typeof(ShippedSets).Assembly.GetManifestResourceStream($"Sets/{file}.jsonl")
            ?? throw new InvalidOperationException("The program was built without its labelled sets.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd();
        var examples = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<T>(line, CurationJson.Line)!).ToList();
        return (examples, new LabelledSet(NameOf(kind), NaturalKey.Hash($"{lines}\n{against}"), examples.Count));
    }
}
