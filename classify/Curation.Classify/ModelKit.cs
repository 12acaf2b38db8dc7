using Curation.Classify.Encoders;
using Curation.Classify.Skills;
using Curation.Domain;
using Curation.Domain.Models;

namespace Curation.Classify;

/// <summary>The model files that an analyst works with, loaded. What is missing is said in <see cref="Notes"/>, and the analyst does without. Safe for many threads.</summary>
public sealed class ModelKit : IDisposable
{
    private ModelKit(ISpanTagger? tagger, TextEncoder? encoder, RoleSettings? roles, IReadOnlyList<string> notes)
    {
        Tagger = tagger;
        Encoder = encoder;
        Roles = roles;
        Notes = notes;
    }

    public ISpanTagger? Tagger { get; }

    /// <summary>Turns texts into vectors; none where its file is missing or cannot be used.</summary>
    public TextEncoder? Encoder { get; }

    /// <summary>The version of role judging that was chosen, or that the folder holds; none: the settings' own.</summary>
    public RoleSettings? Roles { get; }

    /// <summary>What the operator should know, as that a file is missing; empty when all is there.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Over the files: two kits with one hash judge alike.</summary>
    public string Hash => NaturalKey.Hash($"{Tagger?.Hash}\n{Encoder?.Hash}");

    /// <summary>The folder of the shipped models.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "Models");

    /// <param name="chosen">What is loaded instead of the folder's own, one a kind at most; one that cannot be used is left out, with a note.</param>
    public static ModelKit Load(string folder, params IReadOnlyList<ModelFile> chosen)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        var notes = new List<string>();
        var tagger = Chosen(ModelKind.Tagger, file => TaggerOf(file, folder));
        if (tagger is null)
        {
            tagger = SpanTaggers.TryLoad(folder, out var note);
            if (note is not null)
                notes.Add(note);
        }

        return new ModelKit(
            tagger,
            Chosen(ModelKind.Linker, file => TextEncoder.Of(file.Content, folder)) ?? EncoderOf(folder, notes),
            Chosen(ModelKind.Roles, file => RoleSettings.Read(file.Content)) ?? RolesOf(folder, notes),
            notes);

        T? Chosen<T>(ModelKind kind, Func<ModelFile, T> load)
            where T : class
        {
            if (chosen.FirstOrDefault(c => c.Kind == kind) is not { } file)
                return null;
            try
            {
                return load(file);
            }
            catch (Exception fault) when (fault is InvalidDataException or IOException)
            {
                notes.Add($"the {file.Name} in force ({ModelVersion.BriefOf(file.Hash)}) cannot be used ({fault.Message}): the shipped one stands in");
                return null;
            }
        }
    }

    /// <summary>Loads a version and has it judge something.</summary>
    /// <exception cref="InvalidDataException">It cannot be used; says why.</exception>
    /// <exception cref="IOException">The folder lacks the vocabulary that encoders share.</exception>
    public static void Check(ModelFile file, string folder)
    {
        ArgumentNullException.ThrowIfNull(file);
        const string Sentence = "You know PostgreSQL and negotiate contracts.";
        switch (file.Kind)
        {
            case ModelKind.Tagger:
                var tagger = TaggerOf(file, folder);
                using (tagger as IDisposable)
                    tagger.Tag(Sentence, Text.Tokens.Of(Sentence, 0, Sentence.Length));
                break;
            case ModelKind.Linker:
                using (var encoder = TextEncoder.Of(file.Content, folder))
                    encoder.Encode(Sentence);
                break;
            default:
                RoleSettings.Read(file.Content);
                break;
        }
    }

    public void Dispose()
    {
        (Tagger as IDisposable)?.Dispose();
        Encoder?.Dispose();
    }

    /// <summary>A neural tagger, or the simpler one where the file's name says so.</summary>
    private static ISpanTagger TaggerOf(ModelFile file, string folder) => file.Name.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase)
        ? NeuralTagger.Of(file.Content, folder)
        : SkillTagger.Of(file.Content);

    private static RoleSettings? RolesOf(string folder, List<string> notes)
    {
        var file = Path.Combine(folder, RoleSettings.FileName);
        try
        {
            return File.Exists(file) ? RoleSettings.Read(File.ReadAllBytes(file)) : null;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            notes.Add($"{file} cannot be used ({fault.Message}): roles are judged by the settings");
            return null;
        }
    }

    private static TextEncoder? EncoderOf(string folder, List<string> notes)
    {
        try
        {
            return TextEncoder.Load(folder);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            notes.Add($"{Path.Combine(folder, TextEncoder.FileName)} cannot be used ({fault.Message}): texts are compared by their letters alone");
            return null;
        }
    }
}
