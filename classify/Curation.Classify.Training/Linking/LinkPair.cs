namespace Curation.Classify.Training.Linking;

/// <summary>A text to learn from and a label that fits it.</summary>
/// <param name="Fitting">All labels that are known to fit the text, <paramref name="Label"/> among them: none of them counts as wrong.</param>
internal sealed record LinkPair(string Text, string Label, IReadOnlyList<string> Fitting)
{
    public static LinkPair Of(string text, string label) => new(text, label, [label]);
}
