namespace Curation.Classify.Training.Tagging;

/// <param name="Data">The folder with SkillSpan's train.json and dev.json.</param>
/// <param name="To">The folder that the model is written to.</param>
/// <param name="Runs">How many runs the weights are the mean of.</param>
internal sealed record TaggerOptions(string Data, string To, int Runs, int Seed, TaggerSettings Settings)
{
    public string Train => Path.Combine(Data, "train.json");

    public string Dev => Path.Combine(Data, "dev.json");
}
