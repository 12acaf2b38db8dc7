using Curation.Classify.Text;

namespace Curation.Classify.Roles;

/// <summary>What of a posting's text a role is read from.</summary>
internal static class RoleText
{
    /// <summary>A shorter body says too little: then the whole text is read.</summary>
    private const int LeastBody = 200;

    /// <summary>The parts about the work and the person, or all of it where none could be told.</summary>
    public static string Of(string text, IReadOnlyList<SectionedSentence> sentences)
    {
        var judged = string.Join('\n', sentences.Where(s => s.IsJudged).Select(s => s.Sentence.In(text)));
        return judged.Length >= LeastBody ? judged : text;
    }
}
