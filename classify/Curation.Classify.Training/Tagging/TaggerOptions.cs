using Curation.Classify.Training.Torch;

namespace Curation.Classify.Training.Tagging;

/// <param name="Data">The folder with SkillSpan's train.json and dev.json.</param>
/// <param name="To">The folder that the model is written to.</param>
/// <param name="Keep">The folder in which runs are kept; none: they are not.</param>
/// <param name="Runs">How many runs the weights are the mean of.</param>
/// <param name="Teachers">Folders of taggers whose mean probabilities are learned from beside what people marked; empty: people alone.</param>
/// <param name="Unlabelled">Files of texts that the teachers alone say something of.</param>
/// <param name="Share">Of the teachers in what is learned from SkillSpan, in percent; the rest is people's.</param>
internal sealed record TaggerOptions(
    string Data, string To, string? Keep, int Runs, int Seed, BaseModel From, IReadOnlyList<string> Teachers, IReadOnlyList<string> Unlabelled, int Share, TaggerSettings Settings)
{
    public string Train => Path.Combine(Data, "train.json");

    public string Dev => Path.Combine(Data, "dev.json");
}
