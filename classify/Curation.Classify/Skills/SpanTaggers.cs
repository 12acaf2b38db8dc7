namespace Curation.Classify.Skills;

/// <summary>The best tagger that a folder of models holds.</summary>
public static class SpanTaggers
{
    /// <summary>The neural one; the one of ML.NET where its file is missing or cannot be used; none where that is so of both.</summary>
    /// <param name="note">Why it is not the neural one, in words for the operator; none where it is.</param>
    public static ISpanTagger? TryLoad(string folder, out string? note)
    {
        note = null;
        if (Try(NeuralTagger.FileName, () => NeuralTagger.Load(folder), ref note) is { } neural)
            return neural;
        if (Try(SkillTagger.FileName, () => SkillTagger.Load(Path.Combine(folder, SkillTagger.FileName)), ref note) is { } tagger)
        {
            note += $": the simpler {SkillTagger.FileName} marks skills, with more mistakes";
            return tagger;
        }

        note += ": skills are found by the lexicon alone";
        return null;

        ISpanTagger? Try(string name, Func<ISpanTagger> load, ref string? note)
        {
            try
            {
                return load();
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                note = note is null ? $"no {name} in {folder}" : $"{note}, and no {name}";
            }
            catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                var fault = $"{Path.Combine(folder, name)} cannot be used ({e.Message})";
                note = note is null ? fault : $"{note}, and {fault}";
            }

            return null;
        }
    }
}
