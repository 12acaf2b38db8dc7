using Curation.Classify.Encoders;
using Curation.Classify.Skills;
using Curation.Domain;

namespace Curation.Classify;

/// <summary>The model files that an analyst works with, loaded. What is missing is said in <see cref="Notes"/>, and the analyst does without. Safe for many threads.</summary>
public sealed class ModelKit : IDisposable
{
    private ModelKit(ISpanTagger? tagger, TextEncoder? encoder, IReadOnlyList<string> notes)
    {
        Tagger = tagger;
        Encoder = encoder;
        Notes = notes;
    }

    public ISpanTagger? Tagger { get; }

    /// <summary>Turns texts into vectors; none where its file is missing or cannot be used.</summary>
    public TextEncoder? Encoder { get; }

    /// <summary>What the operator should know, as that a file is missing; empty when all is there.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Over the files: two kits with one hash judge alike.</summary>
    public string Hash => NaturalKey.Hash($"{Tagger?.Hash}\n{Encoder?.Hash}");

    /// <summary>The folder of the shipped models.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "Models");

    public static ModelKit Load(string folder)
    {
        var notes = new List<string>();
        var tagger = SpanTaggers.TryLoad(folder, out var note);
        if (note is not null)
            notes.Add(note);
        return new ModelKit(tagger, EncoderOf(folder, notes), notes);
    }

    public void Dispose()
    {
        (Tagger as IDisposable)?.Dispose();
        Encoder?.Dispose();
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
