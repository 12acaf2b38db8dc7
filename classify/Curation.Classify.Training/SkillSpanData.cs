using System.Text.Json;
using Curation.Classify.Text;
using Curation.Domain.Frameworks;

namespace Curation.Classify.Training;

/// <summary>A sentence of SkillSpan (Zhang and others 2022; MIT): its words joined by a space, and their tags (0 outside, 1 begin, 2 inside).</summary>
internal sealed record TaggedSentence(string Text, IReadOnlyList<(int Start, int End)> Words, int[] SkillTags, int[] KnowledgeTags)
{
    public int[] Tags(SkillKind kind) => kind == SkillKind.Skill ? SkillTags : KnowledgeTags;

    /// <summary>The tags of our own tokens: a token has the tag of the word that it lies in.</summary>
    public int[] TagsOf(List<Token> tokens, SkillKind kind)
    {
        var tags = new int[tokens.Count];
        var word = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            while (Words[word].End <= tokens[i].Start)
                word++;
            var tag = Tags(kind)[word];
            // Only the first token of a word begins a span; marks at a span's edge are left out below.
            tags[i] = tag == 1 && i > 0 && tokens[i - 1].Start >= Words[word].Start ? (tags[i - 1] == 0 ? 1 : 2) : tag;
        }

        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            if (tags[i] != 0 && !tokens[i].IsWord && (i + 1 == tokens.Count || tags[i + 1] != 2) && Text[tokens[i].Start] != ')')
                tags[i] = 0;
        }

        return tags;
    }

    /// <summary>Gold spans as (first word, last word).</summary>
    public IEnumerable<(int First, int Last)> Spans(SkillKind kind)
    {
        var tags = Tags(kind);
        for (var i = 0; i < tags.Length; i++)
        {
            if (tags[i] == 0)
                continue;
            var first = i;
            while (i + 1 < tags.Length && tags[i + 1] == 2)
                i++;
            yield return (first, i);
        }
    }

    public static List<TaggedSentence> Read(string file)
    {
        var sentences = new List<TaggedSentence>();
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            var words = json.RootElement.GetProperty("tokens").EnumerateArray().Select(t => t.GetString()!).ToList();
            var places = new List<(int Start, int End)>();
            var at = 0;
            foreach (var word in words)
            {
                places.Add((at, at + word.Length));
                at += word.Length + 1;
            }

            sentences.Add(new TaggedSentence(string.Join(' ', words), places, Tags("tags_skill"), Tags("tags_knowledge")));

            int[] Tags(string name) =>
                [.. json.RootElement.GetProperty(name).EnumerateArray().Select(t => t.GetString()![0] switch { 'B' => 1, 'I' => 2, _ => 0 })];
        }

        return sentences;
    }
}
